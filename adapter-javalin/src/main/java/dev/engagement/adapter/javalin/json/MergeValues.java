package dev.engagement.adapter.javalin.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.engagement.ports.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads values for merge fields: maps, lists, text, numbers and booleans. */
public final class MergeValues {

  /** Reads an object of merge values. */
  public static final ValueReader<Map<String, Object>> READER =
      (node, place) -> {
        if (!node.isObject()) {
          return place.refuse(ErrorCode.INVALID_REQUEST, "must be an object");
        }
        return object(node)
            .or(
                () ->
                    place.refuse(
                        ErrorCode.INVALID_REQUEST,
                        "holds a value that is neither text, number, boolean, list nor object"));
      };

  /** A number with more digits or zeros is no value for a mail, and no number for a database. */
  private static final int MOST_DIGITS = 100;

  private MergeValues() {}

  /** Reads an object of merge values in which null stands for a value that is not there. */
  public static Optional<Map<String, Object>> withoutNulls(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return Optional.empty();
    }
    ObjectNode present = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(member -> present.set(member.getKey(), member.getValue()));
    return object(present);
  }

  private static Optional<Map<String, Object>> object(JsonNode object) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      Optional<Object> value = value(member.getValue());
      if (value.isEmpty() || !Texts.storable(member.getKey())) {
        return Optional.empty();
      }
      values.put(member.getKey(), value.get());
    }
    return Optional.of(values);
  }

  private static Optional<List<Object>> list(JsonNode array) {
    List<Object> values = new ArrayList<>();
    for (JsonNode element : array) {
      Optional<Object> value = value(element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<Object> value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node).map(values -> (Object) values);
      case ARRAY -> list(node).map(values -> (Object) values);
      case STRING -> Optional.<Object>of(node.textValue()).filter(t -> Texts.storable((String) t));
      case BOOLEAN -> Optional.of(node.booleanValue());
      case NUMBER -> number(node);
      case NULL, BINARY, MISSING, POJO -> Optional.empty();
    };
  }

  private static Optional<Object> number(JsonNode node) {
    if (node.canConvertToLong() && node.isIntegralNumber()) {
      return Optional.of(node.longValue());
    }
    BigDecimal number = node.decimalValue();
    boolean reasonable =
        number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
    return reasonable ? Optional.of(number) : Optional.empty();
  }
}
