package dev.engagement.core.enrollment;

import dev.engagement.core.audit.AuditRecorder;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Brings the numbers of enrollments up to date, inside an open unit of work. */
public final class EnrollmentProgress {

  private final EnrollmentStore enrollments;
  private final AuditRecorder audit;

  public EnrollmentProgress(EnrollmentStore enrollments, AuditRecorder audit) {
    this.enrollments = enrollments;
    this.audit = audit;
  }

  /**
   * Locks the enrollments and changes them.
   *
   * @return an entry for each that is over by this, to be recorded last
   */
  public List<NewAuditEntry> apply(
      TenantId tenant, Map<EnrollmentId, Progress> progress, Instant now, Actor actor) {
    Set<EnrollmentId> changed = new HashSet<>(progress.keySet());
    changed.removeIf(id -> Progress.NONE.equals(progress.get(id)));
    if (changed.isEmpty()) {
      return List.of();
    }
    List<Change> changes =
        enrollments.lock(tenant, changed).values().stream()
            .map(before -> change(before, progress, now))
            .filter(Change::matters)
            .toList();
    if (!changes.isEmpty()) {
      enrollments.update(tenant, changes.stream().map(Change::after).toList());
    }
    return changes.stream().flatMap(change -> entries(change, now, actor)).toList();
  }

  private static Change change(
      Enrollment before, Map<EnrollmentId, Progress> progress, Instant now) {
    Progress made = progress.getOrDefault(before.id(), Progress.NONE);
    return new Change(before, EnrollmentLifecycle.progress(before, made, now));
  }

  private Stream<NewAuditEntry> entries(Change change, Instant now, Actor actor) {
    Enrollment after = change.after();
    if (change.before().state().isFinished() || !after.state().isFinished()) {
      return Stream.empty();
    }
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("state", after.state().code())
            .with("accepted", after.accepted())
            .with("completed", after.completed());
    return Stream.of(
        audit.entry(
            AuditEventType.ENROLLMENT_FINISHED, AuditSubject.of(after.id()), now, actor, payload));
  }

  private record Change(Enrollment before, Enrollment after) {

    /** That something was sent once more is nothing new to an enrollment that is sending. */
    boolean matters() {
      return before.state() != after.state()
          || !before.resumesTo().equals(after.resumesTo())
          || before.open() != after.open()
          || before.completed() != after.completed();
    }
  }
}
