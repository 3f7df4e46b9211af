package dev.engagement.core.queue;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.time.Instant;
import java.util.Optional;

/** An item on its way into another state; each method says what else changes with it. */
record ItemStep(QueueItem item, QueueItemState to) {

  /** Nobody holds it, and it is looked at again at the instant. */
  ItemMove waiting(Instant dueAt, Optional<ReasonCode> reason) {
    return new ItemMove(
        item.state(),
        after(dueAt, item.attempts(), Optional.empty(), new Ending(reason, Optional.empty())));
  }

  /** A worker holds it: whoever did before changes nothing any more. */
  QueueItem claimed(Lease lease) {
    return new QueueItem(
        item.tenant(),
        item.id(),
        item.enrollment(),
        item.recipient(),
        item.sequence(),
        item.step(),
        item.stepOrder(),
        to,
        item.dueAt(),
        item.attempts(),
        item.epoch() + 1,
        Optional.of(lease),
        item.reason(),
        item.createdAt(),
        item.finishedAt());
  }

  /** A worker holds it and tries once more. */
  ItemMove tried(Lease lease) {
    Ending none = new Ending(Optional.empty(), Optional.empty());
    return new ItemMove(
        item.state(), after(item.dueAt(), item.attempts() + 1, Optional.of(lease), none));
  }

  /** Nobody holds it, and the attempt is as if it had not been. */
  ItemMove untried(Instant dueAt, Optional<ReasonCode> reason) {
    return new ItemMove(
        item.state(),
        after(dueAt, item.attempts() - 1, Optional.empty(), new Ending(reason, Optional.empty())));
  }

  /** It is over. */
  ItemMove settled(Optional<ReasonCode> reason, Instant now) {
    Ending ending = new Ending(reason, Optional.of(now));
    return new ItemMove(
        item.state(), after(item.dueAt(), item.attempts(), Optional.empty(), ending));
  }

  private QueueItem after(Instant dueAt, int attempts, Optional<Lease> lease, Ending ending) {
    return new QueueItem(
        item.tenant(),
        item.id(),
        item.enrollment(),
        item.recipient(),
        item.sequence(),
        item.step(),
        item.stepOrder(),
        to,
        dueAt,
        attempts,
        item.epoch(),
        lease,
        ending.reason(),
        item.createdAt(),
        ending.finishedAt());
  }

  private record Ending(Optional<ReasonCode> reason, Optional<Instant> finishedAt) {}
}
