package dev.engagement.core.sending;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.EnrollmentLifecycle;
import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentStore;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the enrollments of a batch forward, one change for each. */
final class EnrollmentProgress {

  private final EnrollmentStore enrollments;
  private final AuditRecorder audit;

  EnrollmentProgress(EnrollmentStore enrollments, AuditRecorder audit) {
    this.enrollments = enrollments;
    this.audit = audit;
  }

  /** Returns the audit entries for those that are finished by it. */
  List<NewAuditEntry> write(TenantId tenant, List<ItemChange> changes, Instant now) {
    Map<EnrollmentId, Progress> made = new HashMap<>();
    for (ItemChange change : changes) {
      if (!change.progress().equals(Progress.NONE)) {
        made.merge(change.enrollment(), change.progress(), Progress::plus);
      }
    }
    return made.isEmpty() ? List.of() : write(tenant, made, now);
  }

  private List<NewAuditEntry> write(
      TenantId tenant, Map<EnrollmentId, Progress> made, Instant now) {
    List<Enrollment> changed = new ArrayList<>();
    List<NewAuditEntry> finished = new ArrayList<>();
    for (Enrollment before : enrollments.lock(tenant, made.keySet()).values()) {
      Progress progress = made.getOrDefault(before.id(), Progress.NONE);
      Enrollment after = EnrollmentLifecycle.progress(before, progress, now);
      if (!after.equals(before)) {
        changed.add(after);
      }
      if (after.state().isFinished() && !before.state().isFinished()) {
        finished.add(finished(after, now));
      }
    }
    if (!changed.isEmpty()) {
      enrollments.update(tenant, changed);
    }
    return finished;
  }

  private NewAuditEntry finished(Enrollment enrollment, Instant now) {
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("state", enrollment.state().code())
            .with("accepted", enrollment.accepted())
            .with("completed", enrollment.completed());
    return audit.entry(
        AuditEventType.ENROLLMENT_FINISHED,
        AuditSubject.of(enrollment.id()),
        now,
        Actor.WORKER,
        payload);
  }
}
