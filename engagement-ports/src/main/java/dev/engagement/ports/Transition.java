package dev.engagement.ports;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A move of one lifecycle, as core hands it to a store: the row is changed only while it is in one
 * of the states it may come from.
 *
 * @param from the states that allow the move; never empty
 */
public record Transition<S extends Enum<S>>(Set<S> from, S to) {
  public Transition {
    from = Set.copyOf(from);
    requireNonNull(to, "to");
    if (from.isEmpty()) {
      throw new IllegalArgumentException("a transition needs a state to come from");
    }
  }
}
