package dev.engagement.core.sending;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.EnrollmentLifecycle;
import dev.engagement.core.planning.PlanRun;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.queue.Refreshed;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Refreshes the queue of an enrollment, inside an open unit of work. The enrollment's row comes
 * last: a stop that came first refuses the whole.
 */
final class QueueRefresh {

  private final Stores stores;
  private final Surroundings surroundings;
  private final SendPlanner planner;
  private final AuditRecorder audit;

  QueueRefresh(Stores stores, Surroundings surroundings, SendPlanner planner, AuditRecorder audit) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.planner = planner;
    this.audit = audit;
  }

  Refreshed run(Enrollment enrollment, Actor actor) {
    Work work = new Work(enrollment, surroundings.clock().instant(), actor);
    if (enrollment.state() == EnrollmentState.STOPPED) {
      return told(work, new Refreshed(0, 0, 0), List.of());
    }
    PlanRun run = planner.start(enrollment.tenant(), work.now(), true);
    ItemReopening.Reopened reopened = new ItemReopening(stores, enrollment, run).reopenAll();
    long created = new MissingItems(stores, surroundings.ids(), enrollment).create(work.now());
    List<NewAuditEntry> entries =
        reopened.recipients() == 0 ? List.of() : reopen(work, reopened.recipients());
    if (reopened.items() + created > 0) {
      stores.schedule().wake(enrollment.tenant(), Map.of(enrollment.id(), work.now()));
    }
    Refreshed refreshed = new Refreshed(reopened.items(), created, reopened.alreadyEnrolled());
    return told(work, refreshed, entries);
  }

  private List<NewAuditEntry> reopen(Work work, long recipients) {
    TenantId tenant = work.enrollment().tenant();
    EnrollmentId id = work.enrollment().id();
    Enrollment before =
        Objects.requireNonNull(stores.enrollments().lock(tenant, List.of(id)).get(id));
    Enrollment after = EnrollmentLifecycle.reopen(before, recipients, work.now());
    stores.enrollments().update(tenant, List.of(after));
    AuditPayload payload = AuditPayload.EMPTY.with("open", after.open());
    return before.state().isFinished()
        ? List.of(entry(work, AuditEventType.ENROLLMENT_REOPENED, payload))
        : List.of();
  }

  private Refreshed told(Work work, Refreshed refreshed, List<NewAuditEntry> more) {
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("reopened", refreshed.reopened())
            .with("created", refreshed.created())
            .with("alreadyEnrolled", refreshed.alreadyEnrolled());
    List<NewAuditEntry> entries = new ArrayList<>();
    entries.add(entry(work, AuditEventType.QUEUE_REFRESHED, payload));
    entries.addAll(more);
    audit.record(work.enrollment().tenant(), entries);
    return refreshed;
  }

  private NewAuditEntry entry(Work work, AuditEventType type, AuditPayload payload) {
    AuditSubject subject = AuditSubject.of(work.enrollment().id());
    return audit.entry(type, subject, work.now(), work.actor(), payload);
  }

  private record Work(Enrollment enrollment, Instant now, Actor actor) {}
}
