package dev.engagement.core.simulation;

import dev.engagement.core.enrollment.EnrollmentLifecycle;
import dev.engagement.core.enrollment.FirstStops;
import dev.engagement.core.planning.Scenario;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.sequence.SequenceChanges;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.simulation.SimulationRequest;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads, in one unit of work, all that a simulation needs. */
final class Preparation {

  /**
   * What a simulation begins with.
   *
   * @param draft whether the sequence is only taken to be active
   */
  record Prepared(Sequence sequence, Admission admission, Scenario scenario, boolean draft) {}

  private final Stores stores;
  private final SendPlanner planner;
  private final SequenceChanges changes;

  Preparation(Stores stores, Surroundings surroundings, SendPlanner planner) {
    this.stores = stores;
    this.planner = planner;
    this.changes = new SequenceChanges(stores, surroundings);
  }

  Prepared prepare(TenantId tenant, SequenceId id, SimulationRequest request, Instant now) {
    Sequence stored = sequence(tenant, id);
    boolean draft = stored.state() == SequenceState.DRAFT;
    RequestRules.verify(request, stored.plan(), now);
    Sequence sequence = draft ? changes.change(stored, SequenceChange.ACTIVATE) : stored;
    Enrollment enrollment = enrollment(sequence, request.start().orElse(now));
    Admission admission = intake(sequence, enrollment).admit(rows(sequence, request));
    if (admission.recipients().isEmpty()) {
      throw nothingAccepted(admission);
    }
    RequestRules.verifyKnown(request.assumptions().events(), admission);
    Scenario scenario = planner.scenario(sequence, enrollment, admission.recipients());
    return new Prepared(sequence, admission, scenario, draft);
  }

  private Sequence sequence(TenantId tenant, SequenceId id) {
    Sequence sequence =
        stores
            .sequences()
            .find(tenant, id)
            .orElseThrow(
                () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such sequence"));
    if (sequence.state() == SequenceState.ARCHIVED) {
      throw new EngagementException(ErrorCode.SEQUENCE_NOT_ACTIVE, "sequence is archived");
    }
    return sequence;
  }

  private static Enrollment enrollment(Sequence sequence, Instant start) {
    return EnrollmentLifecycle.create(
        sequence.tenant(),
        new EnrollmentId(sequence.id().value()),
        new PlanReference(sequence.id(), sequence.plan().revision()),
        Optional.empty(),
        start);
  }

  private Intake intake(Sequence sequence, Enrollment enrollment) {
    ZoneId fallback =
        sequence
            .settings()
            .sendWindow()
            .timezone()
            .orElseGet(() -> customer(sequence.tenant()).timezone());
    FirstStops stops = new FirstStops(sequence.plan(), enrollment.createdAt(), fallback);
    return new Intake(stores.contacts(), enrollment, stops);
  }

  private Tenant customer(TenantId tenant) {
    return stores
        .tenants()
        .find(tenant)
        .orElseThrow(
            () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such customer"));
  }

  private List<RecipientRow> rows(Sequence sequence, SimulationRequest request) {
    return request.madeUp() == 0
        ? request.recipients()
        : MadeUp.people(request.madeUp(), variables(sequence));
  }

  private Set<String> variables(Sequence sequence) {
    Set<TemplateId> named = new HashSet<>();
    for (Step step : sequence.plan().steps()) {
      if (step instanceof EmailStep email) {
        named.add(email.template());
      }
    }
    Set<String> variables = new HashSet<>();
    stores
        .templates()
        .findAll(sequence.tenant(), named)
        .values()
        .forEach(template -> variables.addAll(template.variables()));
    return variables;
  }

  private static EngagementException nothingAccepted(Admission admission) {
    List<FieldError> errors =
        admission.firstRefused().stream()
            .map(
                row ->
                    new FieldError(
                        "recipients[" + (row.row() - 1) + "]",
                        row.code().code(),
                        "row " + row.row()))
            .toList();
    return new EngagementException(
        ErrorCode.NOTHING_ACCEPTED, "none of the rows was accepted", errors);
  }
}
