package dev.engagement.adapter.javalin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tables of the page: parameters, bodies, answers and shapes. */
final class DocsTables {

  private final JsonNode document;

  DocsTables(JsonNode document) {
    this.document = document;
  }

  String of(JsonNode operation) {
    return table(parameters(operation) + body(operation) + answers(operation));
  }

  String shapes() {
    StringBuilder shapes = new StringBuilder();
    for (Map.Entry<String, JsonNode> schema :
        document.path("components").path("schemas").properties()) {
      shapes.append(
          "<h3 id=\"shape-%1$s\">%1$s</h3><p>%2$s</p>%3$s"
              .formatted(
                  Html.escape(schema.getKey()),
                  description(schema.getValue()),
                  table(members(schema.getValue()))));
    }
    return shapes.toString();
  }

  private String parameters(JsonNode operation) {
    return stream(operation.path("parameters"))
        .map(this::resolve)
        .map(
            parameter ->
                row(
                    "%s (%s)"
                        .formatted(
                            Html.escape(parameter.path("name").asText()),
                            parameter.path("in").asText()),
                    type(parameter.path("schema")),
                    description(parameter)))
        .collect(Collectors.joining());
  }

  private String body(JsonNode operation) {
    return content("body", operation.path("requestBody"), "");
  }

  private String answers(JsonNode operation) {
    return operation.path("responses").properties().stream()
        .map(
            answer -> {
              JsonNode resolved = resolve(answer.getValue());
              return content(answer.getKey(), resolved, description(resolved));
            })
        .collect(Collectors.joining());
  }

  private String content(String name, JsonNode holder, String description) {
    if (!holder.has("content")) {
      return holder.isMissingNode() ? "" : row(name, "", description);
    }
    return holder.path("content").properties().stream()
        .map(
            medium ->
                row(
                    name,
                    Html.escape(medium.getKey()) + " " + type(medium.getValue().path("schema")),
                    description))
        .collect(Collectors.joining());
  }

  private String members(JsonNode schema) {
    return schema.path("properties").properties().stream()
        .map(
            member ->
                row(
                    Html.escape(member.getKey()) + mark(schema, member.getKey()),
                    type(member.getValue()),
                    description(member.getValue())))
        .collect(Collectors.joining());
  }

  private static String mark(JsonNode schema, String member) {
    return stream(schema.path("required")).anyMatch(name -> name.asText().equals(member))
        ? ""
        : "?";
  }

  private String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replaceAll(".*/", "");
      return "<a href=\"#shape-%1$s\">%1$s</a>".formatted(Html.escape(name));
    }
    if (schema.has("enum")) {
      return stream(schema.path("enum"))
          .map(one -> Html.escape(one.asText()))
          .collect(Collectors.joining(" | "));
    }
    if (schema.has("properties")) {
      return schema.path("properties").properties().stream()
          .map(member -> Html.escape(member.getKey()) + ": " + type(member.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return schema.has("items") ? "[" + type(schema.path("items")) + "]" : simple(schema);
  }

  private String simple(JsonNode schema) {
    if (schema.has("oneOf") || schema.has("allOf")) {
      return stream(schema.has("oneOf") ? schema.path("oneOf") : schema.path("allOf"))
          .map(this::type)
          .collect(Collectors.joining(" or "));
    }
    String constant = schema.has("const") ? schema.path("const").asText() : "";
    return Html.escape(constant + schema.path("format").asText(schema.path("type").asText("")));
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static String description(JsonNode node) {
    return Html.escape(node.path("description").asText(""));
  }

  private static String table(String rows) {
    return rows.isEmpty() ? "" : "<table>" + rows + "</table>";
  }

  private static String row(String name, String type, String description) {
    return "<tr><th><code>%s</code></th><td><code>%s</code></td><td>%s</td></tr>\n"
        .formatted(name, type, description);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
