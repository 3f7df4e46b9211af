package dev.engagement.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came back. */
record ApiReply(int status, HttpHeaders headers, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What only a look into our code could tell. */
  private static final List<String> INSIDES =
      List.of("Exception", "dev.engagement", "java.", "\tat ", "SQLSTATE", "org.postgresql");

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw new AssertionError("not JSON: " + body, broken);
    }
  }

  /** Returns the id of what the answer shows. */
  String id() {
    return json().at("/data/id").asText();
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Returns status and code such as {@code 404 not_found}, or what is wrong with the problem. */
  String problem() {
    if (isSuccess()) {
      return status + " success";
    }
    if (!header("Content-Type").equals("application/problem+json")) {
      return status + " without a problem: " + body;
    }
    JsonNode problem = json();
    boolean complete =
        problem.path("status").asInt() == status
            && problem.path("requestId").asText().equals(header("X-Request-Id"))
            && !problem.path("requestId").asText().isEmpty()
            && INSIDES.stream().noneMatch(body::contains);
    return status
        + " "
        + problem.path("code").asText()
        + (complete ? "" : " in a bad problem: " + body);
  }

  /** Returns all that a caller sees but the date, with these parts of it made the same. */
  String withoutIds(List<String> ids) {
    Map<String, List<String>> shown = new TreeMap<>(headers.map());
    shown.remove("date");
    String all = status + " " + shown + " " + body;
    for (String id : ids) {
      all = all.replace(id, "ID");
    }
    return all;
  }
}
