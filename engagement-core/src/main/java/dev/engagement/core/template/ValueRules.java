package dev.engagement.core.template;

import dev.engagement.core.TextRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks values for merge fields: maps, lists, text, numbers and booleans, a few levels deep. */
final class ValueRules {

  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 1_000;

  private ValueRules() {}

  static void check(TextRules rules, String field, Map<String, ?> values) {
    if (!shallow(values, DEEPEST)) {
      rules.add(field, "nesting_too_deep", "must nest at most " + DEEPEST + " levels deep");
    } else if (!valid(values)) {
      rules.add(
          field, "invalid_value", "must hold maps, lists, text, numbers and booleans, and no NUL");
    }
  }

  private static boolean shallow(Object value, int levels) {
    return children(value).isEmpty()
        || (levels > 0 && children(value).stream().allMatch(child -> shallow(child, levels - 1)));
  }

  private static boolean valid(Object value) {
    return scalar(value)
        || ((value instanceof Map<?, ?> || value instanceof List<?>)
            && children(value).stream().allMatch(ValueRules::valid)
            && names(value).stream().allMatch(ValueRules::storable));
  }

  private static Collection<?> children(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values();
    }
    return value instanceof List<?> list ? list : List.of();
  }

  private static Collection<?> names(Object value) {
    return value instanceof Map<?, ?> map ? map.keySet() : List.of();
  }

  private static boolean scalar(Object value) {
    return value instanceof Boolean || storable(value) || number(value);
  }

  private static boolean storable(Object value) {
    return value instanceof String text
        && text.indexOf('\0') < 0
        && text.codePoints().noneMatch(ValueRules::halfCharacter);
  }

  private static boolean halfCharacter(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }

  private static boolean number(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number);
    }
    if (value instanceof BigDecimal number) {
      return number.precision() <= LONGEST_NUMBER && Math.abs(number.scale()) <= LONGEST_NUMBER;
    }
    return value instanceof Integer
        || value instanceof Long
        || (value instanceof BigInteger number && number.bitLength() <= LONGEST_NUMBER);
  }
}
