package dev.engagement.ports.queue;

import java.time.Instant;
import java.util.Set;

/**
 * Asks for items that are due.
 *
 * @param states the waiting states
 * @param limit how many at the most
 */
public record DueRequest(Instant now, Set<QueueItemState> states, OpenScopes open, int limit) {

  public DueRequest {
    states = Set.copyOf(states);
  }
}
