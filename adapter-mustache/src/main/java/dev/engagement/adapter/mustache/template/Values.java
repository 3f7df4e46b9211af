package dev.engagement.adapter.mustache.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what a value is to a mail. */
final class Values {

  private static final int LONGEST_SCALE = 1_000;

  private Values() {}

  /** Returns whether there is nothing to see in it. */
  static boolean absent(@Nullable Object value) {
    return value == null || value instanceof String text && text.isBlank();
  }

  /** Returns text, number or boolean as text that is the same everywhere; else empty. */
  static Optional<String> text(@Nullable Object value) {
    if (absent(value)) {
      return Optional.empty();
    }
    if (value instanceof String || value instanceof Boolean || whole(value)) {
      return Optional.of(value.toString());
    }
    return fraction(value);
  }

  private static boolean whole(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger;
  }

  private static Optional<String> fraction(Object value) {
    if (value instanceof Double number && Double.isFinite(number)) {
      return Optional.of(new BigDecimal(number.toString()).toPlainString());
    }
    if (value instanceof Float number && Float.isFinite(number)) {
      return Optional.of(new BigDecimal(number.toString()).toPlainString());
    }
    if (value instanceof BigDecimal number) {
      boolean handy = Math.abs((long) number.scale()) <= LONGEST_SCALE;
      return Optional.of(handy ? number.toPlainString() : number.toString());
    }
    return Optional.empty();
  }
}
