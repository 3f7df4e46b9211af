package dev.engagement.adapter.jdbi.sequence;

import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the constant behind a stored code. */
final class Codes {

  private Codes() {}

  static <E extends Enum<E>> E of(E[] constants, Function<E, String> code, String wanted) {
    return Stream.of(constants)
        .filter(constant -> code.apply(constant).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an unknown code is stored: " + wanted));
  }
}
