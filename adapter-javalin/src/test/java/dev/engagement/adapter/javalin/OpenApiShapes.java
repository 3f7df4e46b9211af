package dev.engagement.adapter.javalin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds real answers against the shapes that the description promises. */
final class OpenApiShapes {

  private final JsonNode document;

  OpenApiShapes(JsonNode document) {
    this.document = document;
  }

  /** Returns what an answer says or does that was not promised; nothing for unknown paths. */
  List<String> check(String method, String path, Reply reply) {
    JsonNode operation = operation(method, path);
    if (operation.isMissingNode() || reply.status() == 405) {
      return List.of();
    }
    JsonNode answer = resolve(operation.path("responses").path(Integer.toString(reply.status())));
    if (answer.isMissingNode()) {
      return List.of(operation.path("operationId").asText() + " answers " + reply.status());
    }
    List<String> wrong = new ArrayList<>();
    answer
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (reply.header(name).isEmpty() && name.equals("Location")) {
                wrong.add("header " + name + " is missing");
              }
            });
    checkContent(answer.path("content"), reply, wrong);
    return wrong;
  }

  private void checkContent(JsonNode content, Reply reply, List<String> wrong) {
    if (content.isMissingNode() || reply.body().isEmpty()) {
      return;
    }
    String type = reply.header("Content-Type").replaceAll(";.*", "");
    if (!content.has(type)) {
      wrong.add("content is " + type);
    } else if (type.endsWith("json")) {
      check(content.path(type).path("schema"), reply.json(), "", wrong);
    }
  }

  private JsonNode operation(String method, String path) {
    for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
      String pattern = entry.getKey().replaceAll("\\{\\w+}", "[^/]+");
      boolean literal = document.path("paths").has(path) && !entry.getKey().equals(path);
      if (!literal && path.matches(pattern)) {
        return entry.getValue().path(method.toLowerCase(Locale.ROOT));
      }
    }
    return document.path("nothing");
  }

  void check(JsonNode unresolved, JsonNode value, String at, List<String> wrong) {
    JsonNode schema = resolve(unresolved);
    each(schema.path("allOf")).forEach(part -> check(part, value, at, wrong));
    if (schema.has("oneOf") && each(schema.path("oneOf")).noneMatch(one -> fits(one, value))) {
      wrong.add(at + " is none of those promised");
    }
    if (schema.has("const") && !schema.path("const").equals(value)) {
      wrong.add(at + " is not " + schema.path("const"));
    }
    if (schema.has("enum") && each(schema.path("enum")).noneMatch(value::equals)) {
      wrong.add(at + " is " + value + ", which is not promised");
    }
    if (schema.has("type") && !isOf(schema.path("type"), value)) {
      wrong.add(at + " is no " + schema.path("type"));
    }
    checkMembers(schema, value, at, wrong);
    for (int i = 0; schema.has("items") && i < value.size(); i++) {
      check(schema.path("items"), value.get(i), at + "[" + i + "]", wrong);
    }
  }

  private boolean fits(JsonNode schema, JsonNode value) {
    List<String> wrong = new ArrayList<>();
    check(schema, value, "", wrong);
    return wrong.isEmpty();
  }

  private void checkMembers(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    each(schema.path("required"))
        .filter(name -> !value.has(name.asText()))
        .forEach(name -> wrong.add(at + "." + name.asText() + " is missing"));
    if (!schema.has("properties")) {
      return;
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String place = at + "." + member.getKey();
      if (schema.path("properties").has(member.getKey())) {
        check(schema.path("properties").path(member.getKey()), member.getValue(), place, wrong);
      } else {
        wrong.add(place + " was not promised");
      }
    }
  }

  private static boolean isOf(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return each(type).anyMatch(one -> isOf(one, value));
    }
    return switch (type.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new AssertionError("an unknown type " + type);
    };
  }

  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
