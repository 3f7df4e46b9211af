package dev.engagement.adapter.javalin.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one of a closed set of codes. */
public final class Choice<E extends Enum<E>> implements ValueReader<E> {

  private final Map<String, E> byCode = new LinkedHashMap<>();

  private Choice() {}

  /** Returns the choice among all of an enumeration, each known by its code. */
  public static <E extends Enum<E>> Choice<E> of(Class<E> type, Function<E, String> code) {
    Choice<E> choice = new Choice<>();
    for (E constant : type.getEnumConstants()) {
      choice.byCode.put(code.apply(constant), constant);
    }
    return choice;
  }

  /** Returns what has this code, or empty if nothing has. */
  public Optional<E> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Returns what may be chosen, for people. */
  public String options() {
    return "must be one of " + String.join(", ", byCode.keySet());
  }

  @Override
  public Optional<E> read(JsonNode node, Place place) {
    Optional<E> chosen = node.isTextual() ? find(node.textValue()) : Optional.empty();
    return chosen.isPresent() ? chosen : place.refuse(ErrorCode.INVALID_REQUEST, options());
  }
}
