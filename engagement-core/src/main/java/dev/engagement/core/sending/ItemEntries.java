package dev.engagement.core.sending;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItem;
import java.time.Instant;
import java.util.Optional;

/** Makes the audit entries that tell of items. */
final class ItemEntries {

  private final AuditRecorder audit;

  ItemEntries(AuditRecorder audit) {
    this.audit = audit;
  }

  NewAuditEntry of(AuditEventType type, QueueItem item, Optional<ReasonCode> reason, Instant now) {
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("stepOrder", item.stepOrder())
            .with("stepId", item.step().value())
            .with("recipientId", item.recipient().value())
            .with("attempt", item.attempts());
    AuditPayload told = reason.map(code -> payload.with("reason", code.code())).orElse(payload);
    return audit.entry(type, subject(item), now, Actor.WORKER, told);
  }

  private static AuditSubject subject(QueueItem item) {
    return new AuditSubject(
        "queue_item",
        item.id().value(),
        Optional.of(item.enrollment()),
        Optional.of(item.recipient()));
  }
}
