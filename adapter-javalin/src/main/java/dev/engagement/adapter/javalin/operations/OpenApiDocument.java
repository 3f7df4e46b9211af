package dev.engagement.adapter.javalin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The hand-written description of this API, as it is in the jar. */
final class OpenApiDocument {

  private OpenApiDocument() {}

  /** Returns the document as it is written. */
  static String text() {
    try (InputStream in =
        Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream("openapi.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException brokenJar) {
      throw new UncheckedIOException(brokenJar);
    }
  }

  static JsonNode tree() {
    return Json.read(new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8)));
  }
}
