package dev.engagement.adapter.javalin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.Json;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;

/** What came back. */
record Reply(int status, HttpHeaders headers, String body) {

  JsonNode json() {
    return Json.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  JsonNode data() {
    return json().path("data");
  }

  /** Returns status and code of a problem, such as {@code 404 not_found}. */
  String problem() {
    return status + " " + json().path("code").asText();
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
