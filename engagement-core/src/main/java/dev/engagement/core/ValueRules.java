package dev.engagement.core;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks values for merge fields: maps, lists, text, numbers and booleans, neither deep nor long,
 * so that rendering can neither reach further nor run away.
 */
public final class ValueRules {

  private static final int DEEPEST = 8;
  private static final int NAME = 200;
  private static final int TEXT = 10_000;
  private static final int DIGITS = 400;

  private ValueRules() {}

  /** Tells what is wrong with the values of a field. */
  public static void check(TextRules rules, String field, Map<String, ?> values) {
    if (!shallow(values, DEEPEST)) {
      rules.add(field, "nesting_too_deep", "must nest at most " + DEEPEST + " levels deep");
    } else if (!valid(values)) {
      rules.add(
          field,
          "invalid_value",
          "must hold maps, lists, texts of at most "
              + TEXT
              + " characters, numbers and booleans, and no control characters");
    }
  }

  /** Returns whether nothing is wrong with the values. */
  public static boolean allow(Map<String, ?> values) {
    return shallow(values, DEEPEST) && valid(values);
  }

  private static boolean shallow(@Nullable Object value, int levels) {
    return children(value).isEmpty()
        || (levels > 0 && children(value).stream().allMatch(child -> shallow(child, levels - 1)));
  }

  private static boolean valid(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().allMatch(name -> text(name, NAME))
          && children(map).stream().allMatch(ValueRules::valid);
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(ValueRules::valid);
    }
    return value instanceof Boolean
        || text(value, TEXT)
        || (value instanceof Number number && number(number));
  }

  private static Collection<?> children(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values();
    }
    return value instanceof List<?> list ? list : List.of();
  }

  /** Neither what no database keeps nor what only a terminal understands. */
  private static boolean text(@Nullable Object value, int most) {
    return value instanceof String text
        && text.codePointCount(0, text.length()) <= most
        && (PrintableText.is(text) || text.codePoints().allMatch(ValueRules::isText));
  }

  private static boolean isText(int character) {
    int type = Character.getType(character);
    boolean layout = character == '\n' || character == '\r' || character == '\t';
    return layout || (type != Character.CONTROL && type != Character.SURROGATE);
  }

  /** Not more digits than anyone reads, written out. */
  private static boolean number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return Double.isFinite(number.doubleValue());
    }
    if (number instanceof BigDecimal decimal) {
      return decimal.precision() <= DIGITS && Math.abs((long) decimal.scale()) <= DIGITS;
    }
    return number.toString().length() <= DIGITS;
  }
}
