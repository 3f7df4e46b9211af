package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.MonotonicTime;
import java.time.Duration;

/** When everything that belongs together must be over. */
final class Deadline {

  private final MonotonicTime stopwatch;
  private final long end;

  private Deadline(MonotonicTime stopwatch, long end) {
    this.stopwatch = stopwatch;
    this.end = end;
  }

  static Deadline in(Duration time, MonotonicTime stopwatch) {
    return new Deadline(stopwatch, stopwatch.nanos() + time.toNanos());
  }

  /** Returns what is left of it; zero or less if it is over. */
  Duration left() {
    return Duration.ofNanos(end - stopwatch.nanos());
  }
}
