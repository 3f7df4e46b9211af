package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hours, daily caps, rate limits and canaries that the mails of one sequence and sender share
 * in one zone, within one run. Not safe for concurrent use.
 */
public final class Pacing {

  private static final int MOST_STEPS = 100_000;

  private final SendingHours hours;
  private final DayCaps caps;
  private final List<RateLimit> rates;
  private final List<CanaryGate> canaries;

  // Days and windows only fill up during a run, so what is closed stays closed.
  private final ClosedRanges<Instant> closed = new ClosedRanges<>();
  private final Map<RateLimit, ClosedRanges<Instant>> closedTo = new HashMap<>();

  private final Latest<Instant, Optional<Instant>> openings = new Latest<>();
  private final Latest<Instant, Verdict> windowVerdicts = new Latest<>();

  public Pacing(
      SendingHours hours, DayCaps caps, List<RateLimit> rates, List<CanaryGate> canaries) {
    this.hours = hours;
    this.caps = caps;
    this.rates = List.copyOf(rates);
    this.canaries = List.copyOf(canaries);
  }

  SendingHours hours() {
    return hours;
  }

  /** Returns what was said of the hours to the mail before. */
  Latest<Instant, Verdict> windowVerdicts() {
    return windowVerdicts;
  }

  DayCaps caps() {
    return caps;
  }

  List<RateLimit> rates() {
    return rates;
  }

  List<CanaryGate> canaries() {
    return canaries;
  }

  /**
   * Returns the first instant, from {@code at} on, that lies in the hours, on a day with room under
   * all caps, and in windows with room, or empty if there is none.
   */
  public Optional<Instant> next(Instant at) {
    Instant from = closed.skip(at);
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Instant> next = furthest(from);
      if (next.isEmpty() || next.get().equals(from)) {
        close(at, from);
        return next;
      }
      from = closed.skip(next.get());
    }
    return Optional.empty();
  }

  /** Like {@link #next(Instant)}, for mail to a domain that has a limit of its own. */
  Optional<Instant> next(Instant at, RateLimit domain) {
    ClosedRanges<Instant> known = closedTo.get(domain);
    Instant from = known == null ? at : known.skip(at);
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Instant> next = next(from);
      Instant room = next.isEmpty() ? from : domain.room(next.get());
      if (next.isEmpty() || room.equals(next.get())) {
        closeTo(domain, step, at, room);
        return next;
      }
      from = room;
    }
    return Optional.empty();
  }

  /** Counts a mail that goes at the instant. */
  public void add(Instant at) {
    caps.add(at);
    for (RateLimit rate : rates) {
      rate.add(at);
    }
  }

  private Optional<Instant> furthest(Instant from) {
    Optional<Instant> next = openings.answer(from, hours::opening);
    if (next.isPresent()) {
      next = caps.room(next.get());
    }
    if (next.isEmpty()) {
      return next;
    }
    Instant room = next.get();
    for (RateLimit rate : rates) {
      room = rate.room(room);
    }
    return room.equals(next.get()) ? next : Optional.of(room);
  }

  /** A domain that never stands in the way needs no memory. */
  private void closeTo(RateLimit domain, int steps, Instant at, Instant to) {
    if (steps > 0 && to.isAfter(at)) {
      closedTo.computeIfAbsent(domain, absent -> new ClosedRanges<>()).close(at, to);
    }
  }

  private void close(Instant at, Instant to) {
    if (to.isAfter(at)) {
      closed.close(at, to);
    }
  }
}
