package dev.engagement.app;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved forward. */
final class JumpingClock implements InstantSource {

  private volatile Instant now;

  JumpingClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves forward to an instant; never back. */
  void jumpTo(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }
}
