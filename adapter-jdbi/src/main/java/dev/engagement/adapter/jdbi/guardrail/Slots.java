package dev.engagement.adapter.jdbi.guardrail;

import static java.util.stream.Collectors.joining;

import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateUse.Slot;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.result.RowView;

/** The use of a window as two arrays of the same length: the slots' numbers, and their tokens. */
final class Slots {

  private Slots() {}

  static String numbers(RateUse use) {
    return literal(use, Slot::number);
  }

  static String taken(RateUse use) {
    return literal(use, Slot::taken);
  }

  private static String literal(RateUse use, ToLongFunction<Slot> value) {
    return use.slots().stream()
        .map(slot -> Long.toString(value.applyAsLong(slot)))
        .collect(joining(",", "{", "}"));
  }

  static RateUse use(RowView row) {
    Long[] numbers = row.getColumn("slots", Long[].class);
    Integer[] taken = row.getColumn("taken", Integer[].class);
    return new RateUse(
        IntStream.range(0, numbers.length)
            .mapToObj(at -> new Slot(numbers[at], taken[at]))
            .toList());
  }
}
