package dev.engagement.adapter.javalin;

import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Enrollments;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusedRow;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes every row in which nothing is wrong, into one sequence that accepts enrollments. */
final class StubEnrollments implements Enrollments {

  final SequenceId open = new SequenceId(Given.id());
  final List<RecipientRow> accepted = new ArrayList<>();
  final Map<EnrollmentId, Enrollment> byId = new HashMap<>();

  @Override
  public EnrollmentReceipt create(
      TenantId tenant, NewEnrollment wanted, Iterator<RecipientRow> rows, Actor actor) {
    if (!wanted.sequence().equals(open)) {
      throw new EngagementException(ErrorCode.NOT_FOUND, "no sequence " + wanted.sequence());
    }
    List<RecipientRow> taken = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          if (row.problem().isPresent()) {
            refused.add(new RefusedRow(row.row(), row.email(), row.problem().get()));
          } else {
            taken.add(row);
          }
        });
    accepted.addAll(taken);
    Enrollment enrollment = enrollment(tenant, wanted, taken.size(), refused.size());
    byId.put(enrollment.id(), enrollment);
    return new EnrollmentReceipt(enrollment, refused);
  }

  private static Enrollment enrollment(
      TenantId tenant, NewEnrollment wanted, long accepted, long refused) {
    return new Enrollment(
        tenant,
        new EnrollmentId(Given.id()),
        new PlanReference(wanted.sequence(), 1),
        wanted.name(),
        EnrollmentState.QUEUED,
        Optional.empty(),
        accepted,
        refused,
        accepted,
        0,
        Given.START,
        Given.START,
        Optional.empty(),
        0);
  }

  @Override
  public Enrollment get(TenantId tenant, EnrollmentId id) {
    return Optional.ofNullable(byId.get(id))
        .filter(found -> found.tenant().equals(tenant))
        .orElseThrow(() -> new EngagementException(ErrorCode.NOT_FOUND, "no enrollment " + id));
  }

  @Override
  public Ledger ledger(TenantId tenant, EnrollmentId id) {
    long enrolled = get(tenant, id).accepted();
    return new Ledger(enrolled, 0, 0, 0, 0, enrolled, 0, 0);
  }

  @Override
  public Page<Enrollment> list(TenantId tenant, EnrollmentFilter filter, PageRequest page) {
    return new Page<>(List.copyOf(byId.values()), false);
  }

  @Override
  public Page<Recipient> recipients(TenantId tenant, EnrollmentId id, PageRequest page) {
    get(tenant, id);
    return new Page<>(List.of(), false);
  }

  @Override
  public Enrollment change(
      TenantId tenant,
      EnrollmentId id,
      EnrollmentChange change,
      Precondition precondition,
      Actor actor) {
    throw new EngagementException(ErrorCode.ILLEGAL_TRANSITION, "not from here");
  }
}
