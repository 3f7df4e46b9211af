package dev.engagement.core.enrollment;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.ports.Actor;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends the recipients of a stopped enrollment, a batch at a time and each in a unit of work of its
 * own. Whatever a crash leaves over is found again.
 */
final class EnrollmentStopping {

  private final Stores stores;
  private final Surroundings surroundings;
  private final AuditRecorder audit;
  private final Endings endings;

  EnrollmentStopping(Stores stores, Surroundings surroundings, AuditRecorder audit) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.audit = audit;
    this.endings = new Endings(stores, audit);
  }

  void finish(TenantId tenant, EnrollmentId enrollment, Actor actor) {
    Optional<UUID> after = Optional.empty();
    do {
      PageRequest page = new PageRequest(PageRequest.MAXIMUM, after);
      after = stores.unitOfWork().inOne(tenant, () -> batch(tenant, enrollment, page, actor));
    } while (after.isPresent());
  }

  private Optional<UUID> batch(
      TenantId tenant, EnrollmentId enrollment, PageRequest page, Actor actor) {
    List<RecipientId> recipients = stores.recipients().unfinished(tenant, enrollment, page);
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    Instant now = surroundings.clock().instant();
    Endings.Ended ended =
        endings.end(tenant, new Endings.Ending(recipients, EndReason.STOPPED, now, actor));
    AuditPayload payload =
        AuditPayload.EMPTY.with("recipients", ended.ended().size()).with("items", ended.items());
    audit.record(
        tenant, AuditEventType.CANCELLED, AuditSubject.of(enrollment), now, actor, payload);
    return Optional.of(recipients.get(recipients.size() - 1).value());
  }
}
