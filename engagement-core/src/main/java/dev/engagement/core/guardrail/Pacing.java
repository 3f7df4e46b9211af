package dev.engagement.core.guardrail;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hours and daily caps that the mails of one sequence and sender share in one zone, within one
 * run. Not safe for concurrent use.
 */
public final class Pacing {

  private static final int MOST_STEPS = 100_000;

  private final SendingHours hours;
  private final Optional<DailyCap> sequenceCap;
  private final Optional<DailyCap> identityCap;

  // Caps only fill up during a run, so nothing from here to there ever gets free again.
  private @Nullable Instant closedFrom;
  private @Nullable Instant closedTo;

  public Pacing(
      SendingHours hours, Optional<DailyCap> sequenceCap, Optional<DailyCap> identityCap) {
    this.hours = hours;
    this.sequenceCap = sequenceCap;
    this.identityCap = identityCap;
  }

  SendingHours hours() {
    return hours;
  }

  Optional<DailyCap> sequenceCap() {
    return sequenceCap;
  }

  Optional<DailyCap> identityCap() {
    return identityCap;
  }

  /**
   * Returns the first instant, from {@code at} on, that lies in the hours and on a day with room
   * under both caps, or empty if there is none.
   */
  public Optional<Instant> next(Instant at) {
    if (closedFrom == null || closedTo == null || at.isBefore(closedFrom) || at.isAfter(closedTo)) {
      closedFrom = at;
      closedTo = at;
    }
    Instant from = closedTo;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Instant> next = furthest(from);
      if (next.isEmpty() || next.get().equals(from)) {
        return next;
      }
      from = next.get();
      closedTo = from;
    }
    return Optional.empty();
  }

  /** Counts a mail that goes at the instant. */
  public void add(Instant at) {
    sequenceCap.ifPresent(cap -> cap.add(at));
    identityCap.ifPresent(cap -> cap.add(at));
  }

  private Optional<Instant> furthest(Instant from) {
    Optional<Instant> next = hours.opening(from);
    if (next.isPresent() && sequenceCap.isPresent()) {
      next = sequenceCap.get().room(next.get());
    }
    if (next.isPresent() && identityCap.isPresent()) {
      next = identityCap.get().room(next.get());
    }
    return next;
  }
}
