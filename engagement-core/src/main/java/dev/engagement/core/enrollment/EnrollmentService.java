package dev.engagement.core.enrollment;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.enrollment.Enrollments;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Enrolls batches of recipients, and pauses, resumes and stops them as a whole. */
public final class EnrollmentService implements Enrollments {

  private final Stores stores;
  private final Surroundings surroundings;
  private final AuditRecorder audit;
  private final EnrollmentCreation creation;
  private final EnrollmentStopping stopping;

  public EnrollmentService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
    this.creation = new EnrollmentCreation(stores, surroundings, audit);
    this.stopping = new EnrollmentStopping(stores, surroundings, audit);
  }

  @Override
  public EnrollmentReceipt create(
      TenantId tenant, NewEnrollment enrollment, Iterator<RecipientRow> rows, Actor actor) {
    return stores
        .unitOfWork()
        .inOne(tenant, () -> creation.create(tenant, enrollment, rows, actor));
  }

  @Override
  public Enrollment get(TenantId tenant, EnrollmentId id) {
    return stores.unitOfWork().inOne(tenant, () -> find(tenant, id));
  }

  @Override
  public Ledger ledger(TenantId tenant, EnrollmentId id) {
    return stores
        .unitOfWork()
        .inOne(tenant, () -> stores.recipients().ledger(tenant, find(tenant, id).id()));
  }

  @Override
  public Page<Enrollment> list(TenantId tenant, EnrollmentFilter filter, PageRequest page) {
    return stores.unitOfWork().inOne(tenant, () -> stores.enrollments().list(tenant, filter, page));
  }

  @Override
  public Page<Recipient> recipients(TenantId tenant, EnrollmentId id, PageRequest page) {
    return stores.unitOfWork().inOne(tenant, () -> shown(find(tenant, id), page));
  }

  @Override
  public Enrollment change(
      TenantId tenant,
      EnrollmentId id,
      EnrollmentChange change,
      Precondition precondition,
      Actor actor) {
    Enrollment changed =
        stores
            .unitOfWork()
            .inOne(tenant, () -> move(lock(tenant, id, precondition), change, actor));
    if (change != EnrollmentChange.STOP) {
      return changed;
    }
    stopping.finish(tenant, id, actor);
    return get(tenant, id);
  }

  private Enrollment find(TenantId tenant, EnrollmentId id) {
    return found(stores.enrollments().find(tenant, id));
  }

  private Page<Recipient> shown(Enrollment enrollment, PageRequest page) {
    Page<Recipient> stored = stores.recipients().list(enrollment.tenant(), enrollment.id(), page);
    Set<RecipientId> onTheWire =
        stores
            .queueView()
            .recipientsWith(
                enrollment.tenant(),
                stored.items().stream().map(Recipient::id).toList(),
                QueueItemLifecycle.ON_THE_WIRE);
    return new Page<>(
        stored.items().stream()
            .map(
                recipient ->
                    RecipientLifecycle.shown(
                        recipient, onTheWire.contains(recipient.id()), enrollment))
            .toList(),
        stored.more());
  }

  private Enrollment lock(TenantId tenant, EnrollmentId id, Precondition precondition) {
    Enrollment locked =
        found(Optional.ofNullable(stores.enrollments().lock(tenant, List.of(id)).get(id)));
    precondition.check(locked.version());
    return locked;
  }

  private Enrollment move(Enrollment before, EnrollmentChange change, Actor actor) {
    Instant now = surroundings.clock().instant();
    TenantId tenant = before.tenant();
    Enrollment after =
        stores
            .enrollments()
            .update(tenant, List.of(EnrollmentLifecycle.change(before, change, now)))
            .get(0);
    if (change == EnrollmentChange.RESUME) {
      stores.schedule().wake(tenant, Map.of(after.id(), now));
    }
    AuditPayload payload = AuditPayload.EMPTY.with("open", after.open());
    audit.record(tenant, type(change), AuditSubject.of(after.id()), now, actor, payload);
    return after;
  }

  private static AuditEventType type(EnrollmentChange change) {
    return switch (change) {
      case PAUSE -> AuditEventType.ENROLLMENT_PAUSED;
      case RESUME -> AuditEventType.ENROLLMENT_RESUMED;
      case STOP -> AuditEventType.ENROLLMENT_STOPPED;
    };
  }

  private static Enrollment found(Optional<Enrollment> enrollment) {
    return enrollment.orElseThrow(
        () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such enrollment"));
  }
}
