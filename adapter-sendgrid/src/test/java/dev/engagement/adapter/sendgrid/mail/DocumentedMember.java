package dev.engagement.adapter.sendgrid.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.contact.EmailAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** One row of the table: a member, its JSON type, and its limits. */
record DocumentedMember(String path, String type, List<String> limits) {

  private static final Set<String> RESERVED =
      Set.of(
          "x-sg-id",
          "x-sg-eid",
          "received",
          "dkim-signature",
          "content-type",
          "content-transfer-encoding",
          "to",
          "from",
          "subject",
          "reply-to",
          "cc",
          "bcc");

  static DocumentedMember parse(String line) {
    String[] cells = (line + " ").split("\\|");
    List<String> limits =
        Arrays.stream(cells[2].strip().split(" ")).filter(l -> !l.isEmpty()).toList();
    return new DocumentedMember(cells[0].strip(), cells[1].strip(), limits);
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isRequired() {
    return limits.contains("required");
  }

  /** Returns whether its own members have names that the provider does not give. */
  boolean isOpen() {
    return limits.contains("strings") || limits.contains("any");
  }

  List<String> violations(JsonNode node) {
    if (!isOfType(node)) {
      return List.of(path + " is no " + type);
    }
    return limits.stream()
        .filter(limit -> !holds(limit, node))
        .map(limit -> path + " breaks " + limit)
        .toList();
  }

  private boolean isOfType(JsonNode node) {
    return switch (type) {
      case "object" -> node.isObject();
      case "array" -> node.isArray();
      case "string" -> node.isTextual();
      case "integer" -> node.isIntegralNumber();
      case "boolean" -> node.isBoolean();
      default -> throw new IllegalStateException(type);
    };
  }

  private static boolean holds(String limit, JsonNode node) {
    if (limit.startsWith("bytes<")) {
      return node.toString().getBytes(UTF_8).length < Integer.parseInt(limit.substring(6));
    }
    if (limit.contains("..")) {
      String[] bounds = limit.split("\\.\\.");
      int size = node.isTextual() ? node.asText().length() : node.size();
      return size >= Integer.parseInt(bounds[0]) && size <= Integer.parseInt(bounds[1]);
    }
    return switch (limit) {
      case "required", "any" -> true;
      case "strings" -> elements(node).allMatch(JsonNode::isTextual);
      case "unique" -> new HashSet<>(elements(node).toList()).size() == node.size();
      case "nocomma" -> node.asText().indexOf(',') < 0 && node.asText().indexOf(';') < 0;
      case "notreserved" -> names(node).stream().noneMatch(RESERVED::contains);
      case "address" -> EmailAddress.parse(node.asText()).isPresent() && isAscii(node.asText());
      default -> throw new IllegalStateException(limit);
    };
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements.stream();
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream()
        .map(field -> field.getKey().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > 32 && c < 127);
  }
}
