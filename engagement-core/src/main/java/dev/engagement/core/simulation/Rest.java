package dev.engagement.core.simulation;

import dev.engagement.core.planning.LimitedUntil;
import dev.engagement.core.planning.PlannedSend;
import java.time.Instant;
import java.util.List;

/** How long a worker claims nothing, because a rate limit lets nothing go before. */
final class Rest {

  private Instant until = Instant.MIN;

  /** Rests as these, judged in claim order, make it. */
  void judged(List<PlannedSend> planned, Instant now) {
    LimitedUntil limited = LimitedUntil.of(planned, now);
    limited.senders().values().forEach(this::prolong);
    limited.tenant().ifPresent(this::prolong);
  }

  private void prolong(Instant end) {
    until = later(until, end);
  }

  /** Returns the instant, or when the rest is over if that is later. */
  Instant over(Instant at) {
    return later(until, at);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
