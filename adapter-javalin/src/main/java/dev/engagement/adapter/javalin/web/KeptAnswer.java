package dev.engagement.adapter.javalin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.ports.idempotency.StoredAnswer;
import java.io.ByteArrayInputStream;
import java.util.Map;

/**
 * What is kept of an answer for the same request under the same idempotency key.
 *
 * @param headers such as {@code Location} and {@code ETag}
 * @param body without what is shown once and without addresses; empty where there was none
 */
record KeptAnswer(Map<String, String> headers, String body) {

  static StoredAnswer of(Answer answer) {
    KeptAnswer kept = new KeptAnswer(answer.headers(), answer.kept().orElse(""));
    return new StoredAnswer(answer.status(), Json.write(kept));
  }

  /** Returns the answer as it is given again. */
  static Answer again(StoredAnswer stored) {
    JsonNode kept = Json.read(new ByteArrayInputStream(stored.body().getBytes(UTF_8)));
    String body = kept.path("body").asText();
    Answer answer = body.isEmpty() ? Answer.noContent() : Answer.json(stored.status(), body);
    for (Map.Entry<String, JsonNode> header : kept.path("headers").properties()) {
      answer = answer.header(header.getKey(), header.getValue().asText());
    }
    return answer.header("Idempotency-Replayed", "true");
  }
}
