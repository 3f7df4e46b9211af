package dev.engagement.core.queue;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.EnrollmentStore;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the worker back to enrollments that may have been held. Call it inside a unit of work, as
 * the last thing before the audit entry.
 */
public final class OpenWork {

  private static final List<EnrollmentState> OPEN =
      List.of(EnrollmentState.QUEUED, EnrollmentState.SENDING);

  private final EnrollmentStore enrollments;
  private final WorkSchedule schedule;

  public OpenWork(EnrollmentStore enrollments, WorkSchedule schedule) {
    this.enrollments = enrollments;
    this.schedule = schedule;
  }

  /** Has every open enrollment of the tenant looked at no later than the instant. */
  public void wake(TenantId tenant, Instant at) {
    wake(tenant, Optional.empty(), at);
  }

  /** Has every open enrollment in the sequence looked at no later than the instant. */
  public void wake(TenantId tenant, SequenceId sequence, Instant at) {
    wake(tenant, Optional.of(sequence), at);
  }

  private void wake(TenantId tenant, Optional<SequenceId> sequence, Instant at) {
    // In one call: the rows of the schedule must be locked in one order.
    Map<EnrollmentId, Instant> due = new HashMap<>();
    for (EnrollmentState state : OPEN) {
      collect(tenant, new EnrollmentFilter(sequence, Optional.of(state)), at, due);
    }
    if (!due.isEmpty()) {
      schedule.wake(tenant, due);
    }
  }

  private void collect(
      TenantId tenant, EnrollmentFilter filter, Instant at, Map<EnrollmentId, Instant> due) {
    PageRequest request = PageRequest.first(PageRequest.MAXIMUM);
    Page<Enrollment> page = enrollments.list(tenant, filter, request);
    add(page, at, due);
    while (page.more()) {
      Enrollment last = page.items().get(page.items().size() - 1);
      request = new PageRequest(PageRequest.MAXIMUM, Optional.of(last.id().value()));
      page = enrollments.list(tenant, filter, request);
      add(page, at, due);
    }
  }

  private static void add(Page<Enrollment> page, Instant at, Map<EnrollmentId, Instant> due) {
    page.items().forEach(enrollment -> due.put(enrollment.id(), at));
  }
}
