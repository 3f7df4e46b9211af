package dev.engagement.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told otherwise; in microseconds, as PostgreSQL's. */
public final class SettableClock implements InstantSource {

  private final AtomicReference<Instant> now;

  private SettableClock(Instant start) {
    this.now = new AtomicReference<>(inMicroseconds(start));
  }

  /** Returns a clock that stands at an instant such as {@code 2026-03-06T22:30:00Z}. */
  public static SettableClock at(String instant) {
    return new SettableClock(Instant.parse(instant));
  }

  /** Returns a clock that stands at the instant. */
  public static SettableClock at(Instant instant) {
    return new SettableClock(instant);
  }

  /** Sets the clock to an instant such as {@code 2026-03-06T22:30:00Z}. */
  public void set(String instant) {
    set(Instant.parse(instant));
  }

  /** Sets the clock. */
  public void set(Instant instant) {
    now.set(inMicroseconds(instant));
  }

  /** Moves the clock forward. */
  public void advance(Duration duration) {
    now.updateAndGet(instant -> inMicroseconds(instant.plus(duration)));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  private static Instant inMicroseconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
