package dev.engagement.ports.queue;

import dev.engagement.ports.identity.IdentityId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How much there is in a tenant's queue.
 *
 * @param counts how many items there are in each state that has any
 * @param due how many waiting items are due
 * @param oldestDue since when the longest waiting due item is due
 * @param retried how many waiting items were tried before
 * @param waitingBySender how many waiting items each sender has
 */
public record QueueDepth(
    Map<QueueItemState, Long> counts,
    long due,
    Optional<Instant> oldestDue,
    long retried,
    Map<IdentityId, Long> waitingBySender) {}
