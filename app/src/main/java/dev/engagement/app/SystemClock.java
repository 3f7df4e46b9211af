package dev.engagement.app;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The machine's time in microseconds, as PostgreSQL keeps it: what is answered is what is read
 * back.
 */
final class SystemClock implements InstantSource {

  @Override
  public Instant instant() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
