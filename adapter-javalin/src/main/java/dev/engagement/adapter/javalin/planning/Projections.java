package dev.engagement.adapter.javalin.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The plans that can be paged through for a while. */
final class Projections {

  private static final Duration KEPT = Duration.ofMinutes(15);

  /** More at a time would let callers fill the disk. */
  private static final int MOST = 100;

  /** The items of a page, and the place of the next one if there is one. */
  record Part(Instant plannedAt, List<String> items, Optional<Long> next) {}

  /**
   * A plan that is kept.
   *
   * @param until from then on it is gone
   */
  private record Kept(UUID id, Projection projection, Instant until) {}

  private final InstantSource clock;
  private final Deque<Kept> kept = new ArrayDeque<>();

  Projections(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void keep(UUID id, Projection projection) {
    kept.addLast(new Kept(id, projection, clock.instant().plus(KEPT)));
    expire();
  }

  /** Returns a part of a plan, or empty if it is no longer kept. */
  synchronized Optional<Part> part(UUID id, long from, int limit) {
    expire();
    return find(id).map(found -> found.projection().part(from, limit));
  }

  private Optional<Kept> find(UUID id) {
    return kept.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private void expire() {
    Instant now = clock.instant();
    while (!kept.isEmpty() && (kept.size() > MOST || !kept.getFirst().until().isAfter(now))) {
      kept.removeFirst().projection().close();
    }
  }

  /** Lets all of them go. */
  synchronized void clear() {
    kept.forEach(one -> one.projection().close());
    kept.clear();
  }
}
