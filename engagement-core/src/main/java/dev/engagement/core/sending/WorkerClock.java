package dev.engagement.core.sending;

import dev.engagement.ports.MonotonicTime;
import dev.engagement.ports.mail.StartPermit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The instants of a worker's decisions, and how long its intents hold. */
final class WorkerClock {

  private final InstantSource clock;
  private final MonotonicTime stopwatch;
  private final long startWithin;

  WorkerClock(InstantSource clock, MonotonicTime stopwatch, Duration startWithin) {
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.startWithin = startWithin.toNanos();
  }

  Instant now() {
    return clock.instant();
  }

  /** Returns a permit that holds from now on for as long as an intent does. */
  StartPermit permit() {
    long begun = stopwatch.nanos();
    return () -> stopwatch.nanos() - begun < startWithin;
  }
}
