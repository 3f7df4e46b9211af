package dev.engagement.core.enrollment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient's variables may be: maps, lists, text, numbers and booleans, neither deep nor
 * long, so that rendering can neither reach further nor run away.
 */
final class VariableRules {

  private static final int DEPTH = 8;
  private static final int NAME = 200;
  private static final int TEXT = 10_000;
  private static final int DIGITS = 400;

  private VariableRules() {}

  /** Returns whether all of them are allowed. */
  static boolean allow(Map<String, Object> variables) {
    return map(variables, 1);
  }

  private static boolean value(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      return map(map, depth + 1);
    }
    if (value instanceof List<?> list) {
      return depth < DEPTH && all(list, depth + 1);
    }
    return value instanceof Boolean
        || (value instanceof String text && text(text, TEXT))
        || (value instanceof Number number && number(number));
  }

  private static boolean map(Map<?, ?> map, int depth) {
    return depth <= DEPTH
        && map.keySet().stream().allMatch(name -> name instanceof String text && text(text, NAME))
        && all(map.values(), depth);
  }

  private static boolean all(Collection<?> values, int depth) {
    return values.stream().allMatch(value -> value(value, depth));
  }

  /** Neither what no database keeps nor what only a terminal understands. */
  private static boolean text(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        && text.codePoints().allMatch(VariableRules::isText);
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
