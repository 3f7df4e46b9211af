package dev.engagement.adapter.javalin.web;

import dev.engagement.adapter.javalin.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a route answers.
 *
 * @param contentType empty where there is no body
 * @param kept what is kept of the body for the same request under the same idempotency key
 */
public record Answer(
    int status,
    Map<String, String> headers,
    Optional<String> contentType,
    Writing body,
    Optional<String> kept) {

  /** Writes a body. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  static final String JSON = "application/json";

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Returns an answer with data. */
  public static Answer ok(Object data) {
    return json(200, Json.write(new Envelope(data, Optional.empty())));
  }

  /** Returns an answer with data of which there is more. */
  public static Answer page(Object data, PageJson page) {
    return json(200, Json.write(new Envelope(data, Optional.of(page))));
  }

  /** Returns an answer with what was created, and where it is from now on. */
  public static Answer created(String location, Object data) {
    return json(201, Json.write(new Envelope(data, Optional.empty()))).header("Location", location);
  }

  /** Returns an answer that says nothing more. */
  public static Answer noContent() {
    return new Answer(204, Map.of(), Optional.empty(), out -> {}, Optional.empty());
  }

  /** Returns an answer of ready JSON. */
  public static Answer json(int status, String json) {
    return text(status, JSON, json);
  }

  /** Returns an answer of text. */
  public static Answer text(int status, String contentType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Answer(
        status, Map.of(), Optional.of(contentType), out -> out.write(bytes), Optional.of(text));
  }

  /** Returns an answer that is written as it is made. */
  public static Answer stream(String contentType, Writing body) {
    return new Answer(200, Map.of(), Optional.of(contentType), body, Optional.empty());
  }

  /** Returns the same answer with a header more. */
  public Answer header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, contentType, body, kept);
  }

  /** Returns the same answer with the tag of what it shows. */
  public Answer version(long version) {
    return header("ETag", EntityTags.ofVersion(version));
  }

  /** Returns the same answer with a tag over its content, for what counts no versions. */
  public Answer tagged() {
    return header("ETag", EntityTags.ofContent(kept.orElseThrow()));
  }

  /** Returns the same answer, of which other data are kept: without secrets and addresses. */
  public Answer keeping(Object data) {
    String json = Json.write(new Envelope(data, Optional.empty()));
    return new Answer(status, headers, contentType, body, Optional.of(json));
  }
}
