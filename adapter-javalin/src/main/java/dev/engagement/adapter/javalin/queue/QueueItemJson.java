package dev.engagement.adapter.javalin.queue;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An item of the queue. */
record QueueItemJson(
    UUID id,
    UUID recipientId,
    UUID stepId,
    int stepOrder,
    String status,
    Instant dueAt,
    int attempts,
    Optional<String> reason,
    Instant createdAt,
    Optional<Instant> finishedAt) {

  static QueueItemJson of(QueueItem item) {
    return new QueueItemJson(
        item.id().value(),
        item.recipient().value(),
        item.step().value(),
        item.stepOrder(),
        item.state().code(),
        item.dueAt(),
        item.attempts(),
        item.reason().map(ReasonCode::code),
        item.createdAt(),
        item.finishedAt());
  }
}
