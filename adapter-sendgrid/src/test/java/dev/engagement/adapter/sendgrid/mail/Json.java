package dev.engagement.adapter.sendgrid.mail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A document, looked into by JSON pointers (RFC 6901). */
record Json(JsonNode root) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .build();

  static Json of(byte[] document) {
    try {
      return new Json(MAPPER.readTree(document));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the text there, or none. */
  String at(String pointer) {
    return root.at(pointer).asText("");
  }

  boolean has(String pointer) {
    return !root.at(pointer).isMissingNode();
  }
}
