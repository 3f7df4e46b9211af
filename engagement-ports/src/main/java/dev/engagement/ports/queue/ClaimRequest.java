package dev.engagement.ports.queue;

import dev.engagement.ports.Transition;
import java.time.Instant;

/**
 * Asks for due items.
 *
 * @param transition from the waiting states to the claimed one
 * @param lease who holds them, and how long
 * @param limit how many at the most
 */
public record ClaimRequest(
    Instant now, Transition<QueueItemState> transition, OpenScopes open, Lease lease, int limit) {

  /** Returns what is asked for, whatever becomes of it. */
  public DueRequest due() {
    return new DueRequest(now, transition.from(), open, limit);
  }
}
