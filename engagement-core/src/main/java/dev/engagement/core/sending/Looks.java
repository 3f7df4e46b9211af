package dev.engagement.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When evidence is looked for: soon at first, then each time after four times as long, and at the
 * end of the horizon for the last time.
 */
final class Looks {

  private static final Duration FIRST = Duration.ofMinutes(5);
  private static final int FACTOR = 4;

  private Looks() {}

  static Instant first(Instant lost, Duration horizon) {
    return lost.plus(FIRST.compareTo(horizon) < 0 ? FIRST : horizon);
  }

  /** Returns the next look, or empty if this was the last one. */
  static Optional<Instant> next(Instant lost, Instant now, Duration horizon) {
    Instant end = lost.plus(horizon);
    Instant next = lost.plus(Duration.between(lost, now).multipliedBy(FACTOR));
    if (!end.isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(next.isAfter(now) && next.isBefore(end) ? next : end);
  }
}
