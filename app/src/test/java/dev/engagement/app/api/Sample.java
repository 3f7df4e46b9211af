package dev.engagement.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.engagement.adapter.javalin.web.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a good request of an operation says.
 *
 * @param path the parameters of the path
 * @param query the parameters of the query
 * @param body what is sent, or empty
 */
record Sample(Map<String, String> path, Map<String, String> query, Optional<JsonNode> body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final Sample NOTHING = new Sample(Map.of(), Map.of(), Optional.empty());

  static Sample ofId(String id) {
    return NOTHING.in("id", id);
  }

  static Sample ofBody(Map<String, ?> body) {
    return NOTHING.saying(body);
  }

  Sample in(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(path);
    more.put(parameter, value);
    return new Sample(more, query, body);
  }

  Sample asking(String parameter, String value) {
    return new Sample(path, Map.of(parameter, value), body);
  }

  Sample saying(Map<String, ?> members) {
    return saying(JSON.<JsonNode>valueToTree(members));
  }

  Sample saying(JsonNode other) {
    return new Sample(path, query, Optional.of(other));
  }

  /** Returns the request, of nobody and for no tenant. */
  ApiRequest request(Operation operation) {
    ApiRequest request = ApiRequest.of(operation.method().name(), operation.path());
    for (Map.Entry<String, String> parameter : path.entrySet()) {
      request = request.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      request = request.query(parameter.getKey(), parameter.getValue());
    }
    return body.isPresent() ? request.json(body.get().toString()) : request;
  }
}
