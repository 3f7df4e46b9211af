package dev.engagement.adapter.javalin.enrollment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.MergeValues;
import dev.engagement.adapter.javalin.json.Texts;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import java.util.Map;
import java.util.Optional;

/** Reads one row of a JSON batch. What is wrong with it refuses this row alone. */
final class JsonRow {

  private final JsonNode node;
  private boolean wrong;

  private JsonRow(JsonNode node) {
    this.node = node;
  }

  static RecipientRow read(long number, JsonNode node, long length) {
    if (!node.isObject()) {
      return RowLimits.refused(number, "", RefusalCode.MALFORMED_ROW);
    }
    RecipientRow row = new JsonRow(node).read(number);
    return length > RowLimits.MOST_CHARACTERS
        ? RowLimits.refused(number, row.email(), RefusalCode.INVALID_VALUE)
        : row;
  }

  private RecipientRow read(long number) {
    String email = text("email").orElse("");
    RecipientRow row =
        new RecipientRow(
            number,
            email,
            text("firstName"),
            text("lastName"),
            text("timezone"),
            variables(),
            Optional.empty());
    return wrong ? RowLimits.refused(number, email, RefusalCode.INVALID_VALUE) : row;
  }

  /** Exports write null for what they do not have. */
  private Optional<String> text(String member) {
    if (!node.hasNonNull(member)) {
      return Optional.empty();
    }
    Optional<String> text =
        Optional.ofNullable(node.get(member).textValue()).filter(Texts::storable);
    wrong |= text.isEmpty();
    return text;
  }

  private Map<String, Object> variables() {
    if (!node.hasNonNull("variables")) {
      return Map.of();
    }
    Optional<Map<String, Object>> values = MergeValues.withoutNulls(node.get("variables"));
    wrong |= values.isEmpty();
    return values.orElse(Map.of());
  }
}
