package dev.engagement.core.enrollment;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusedRow;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Creates enrollments: everything in the caller's one unit of work. */
final class EnrollmentCreation {

  private final Stores stores;
  private final Surroundings surroundings;
  private final AuditRecorder audit;

  EnrollmentCreation(Stores stores, Surroundings surroundings, AuditRecorder audit) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.audit = audit;
  }

  EnrollmentReceipt create(
      TenantId tenant, NewEnrollment wanted, Iterator<RecipientRow> rows, Actor actor) {
    Sequence sequence = sequence(tenant, wanted.sequence());
    verify(wanted);
    Enrollment enrollment = begin(sequence, wanted);
    IntakeTally tally = intake(enrollment, sequence).takeIn(rows);
    if (tally.accepted() == 0) {
      throw nothingAccepted(tally);
    }
    return finish(enrollment, tally, actor);
  }

  private Sequence sequence(TenantId tenant, SequenceId id) {
    Sequence sequence =
        stores
            .sequences()
            .findForUse(tenant, id)
            .orElseThrow(
                () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such sequence"));
    if (sequence.state() != SequenceState.ACTIVE && sequence.state() != SequenceState.PAUSED) {
      throw new EngagementException(
          ErrorCode.SEQUENCE_NOT_ACTIVE, "sequence is " + sequence.state().code());
    }
    return sequence;
  }

  private static void verify(NewEnrollment wanted) {
    TextRules rules = new TextRules();
    wanted.name().ifPresent(name -> rules.name("name", name));
    rules.verify();
  }

  private Enrollment begin(Sequence sequence, NewEnrollment wanted) {
    Enrollment enrollment =
        EnrollmentLifecycle.create(
            sequence.tenant(),
            new EnrollmentId(surroundings.ids().next()),
            new PlanReference(sequence.id(), sequence.plan().revision()),
            wanted.name(),
            surroundings.clock().instant());
    stores.enrollments().add(enrollment);
    return enrollment;
  }

  private RecipientIntake intake(Enrollment enrollment, Sequence sequence) {
    ZoneId fallback =
        sequence
            .settings()
            .sendWindow()
            .timezone()
            .orElseGet(() -> customer(sequence.tenant()).timezone());
    FirstStops stops = new FirstStops(sequence.plan(), enrollment.createdAt(), fallback);
    return new RecipientIntake(stores, surroundings.ids(), enrollment, stops);
  }

  private Tenant customer(TenantId tenant) {
    return stores
        .tenants()
        .find(tenant)
        .orElseThrow(
            () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such customer"));
  }

  private EnrollmentReceipt finish(Enrollment enrollment, IntakeTally tally, Actor actor) {
    Instant now = enrollment.createdAt();
    TenantId tenant = enrollment.tenant();
    Enrollment filled =
        EnrollmentLifecycle.filled(enrollment, tally.accepted(), tally.refused(), now);
    Enrollment stored = stores.enrollments().update(tenant, List.of(filled)).get(0);
    stores.schedule().wake(tenant, Map.of(stored.id(), tally.earliest().orElse(now)));
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("sequenceId", stored.plan().sequence().value())
            .with("revision", stored.plan().revision())
            .with("accepted", stored.accepted())
            .with("refused", stored.refused());
    audit.record(
        tenant,
        AuditEventType.ENROLLMENT_CREATED,
        AuditSubject.of(stored.id()),
        now,
        actor,
        payload);
    return new EnrollmentReceipt(stored, tally.firstRefused());
  }

  private static EngagementException nothingAccepted(IntakeTally tally) {
    List<FieldError> errors = tally.firstRefused().stream().map(EnrollmentCreation::error).toList();
    return new EngagementException(
        ErrorCode.NOTHING_ACCEPTED, "none of the rows was accepted", errors);
  }

  private static FieldError error(RefusedRow row) {
    return new FieldError(
        "recipients[" + (row.row() - 1) + "]", row.code().code(), "row " + row.row());
  }
}
