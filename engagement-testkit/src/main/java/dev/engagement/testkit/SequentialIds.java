package dev.engagement.testkit;

import dev.engagement.ports.IdSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the shape of UUIDs of version 7 that count up: the same ones in every run. */
public final class SequentialIds implements IdSource {

  /** 2026-01-01T00:00:00Z in milliseconds, in the place where version 7 has its time. */
  private static final long TIME = 1_767_225_600_000L << 16;

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final long origin;
  private final AtomicLong count = new AtomicLong();

  public SequentialIds() {
    this(0);
  }

  /** Returns a source whose ids meet those of no other origin. */
  public SequentialIds(int origin) {
    if (origin < 0 || origin > 0xFFF) {
      throw new IllegalArgumentException("an origin is 0 to 4095; was " + origin);
    }
    this.origin = origin;
  }

  @Override
  public UUID next() {
    return new UUID(TIME | VERSION | origin, VARIANT | count.incrementAndGet());
  }
}
