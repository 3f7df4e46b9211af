package dev.engagement.core.simulation;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.planning.Scenario;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.simulation.Preparation.Prepared;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.simulation.Presumption;
import dev.engagement.ports.simulation.SimulatedWait;
import dev.engagement.ports.simulation.Simulation;
import dev.engagement.ports.simulation.SimulationRequest;
import dev.engagement.ports.simulation.SimulationTotals;
import dev.engagement.ports.simulation.Simulations;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs sequences forward in time. What is known is read in one unit of work; while time runs,
 * nothing is read or written; then one audit entry is.
 */
public final class SimulationService implements Simulations {

  private final Stores stores;
  private final Surroundings surroundings;
  private final Preparation preparation;
  private final WorkerSettings settings;
  private final AuditRecorder audit;

  /**
   * Simulates with this planner.
   *
   * @param settings those of the worker that would send
   */
  public SimulationService(
      Stores stores, Surroundings surroundings, SendPlanner planner, WorkerSettings settings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.preparation = new Preparation(stores, surroundings, planner);
    this.settings = settings;
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public Simulation simulate(
      TenantId tenant, SequenceId sequence, SimulationRequest request, Actor actor) {
    Instant now = surroundings.clock().instant();
    Prepared prepared =
        stores
            .unitOfWork()
            .inOne(tenant, () -> preparation.prepare(tenant, sequence, request, now));
    Simulation simulation = run(prepared, request);
    stores.unitOfWork().inOne(tenant, () -> record(tenant, simulation, now, actor));
    return simulation;
  }

  private Simulation run(Prepared prepared, SimulationRequest request) {
    Scenario scenario = prepared.scenario();
    Course course = new Course(scenario);
    Instant start = scenario.enrollment().createdAt();
    List<Participant> participants = prepared.admission().participants(course, start);
    Tally tally = new Tally(scenario.timezone());
    Detail detail = new Detail(participants, request.detail());
    new Simulator(
            scenario,
            course,
            new Behaviour(request.assumptions(), mails(scenario.plan())),
            Journal.both(tally, detail),
            settings.claimLimit())
        .run(participants);
    SimulationTotals totals = tally.totals(participants, prepared.admission().refused().size());
    return new Simulation(
        prepared.sequence().id(),
        scenario.plan().revision(),
        presumed(prepared.draft()),
        start,
        totals.waiting().isEmpty() ? tally.latest() : Optional.empty(),
        scenario.timezone(),
        totals,
        tally.days(),
        prepared.admission().firstRefused(),
        detail.recipients());
  }

  private static int mails(SequencePlan plan) {
    return (int) plan.steps().stream().filter(EmailStep.class::isInstance).count();
  }

  private Set<Presumption> presumed(boolean draft) {
    Set<Presumption> presumed = EnumSet.noneOf(Presumption.class);
    if (draft) {
      presumed.add(Presumption.SEQUENCE_ACTIVE);
    }
    if (!settings.sending()) {
      presumed.add(Presumption.SENDING_ENABLED);
    }
    return presumed;
  }

  private Instant record(TenantId tenant, Simulation simulation, Instant now, Actor actor) {
    SimulationTotals totals = simulation.totals();
    long waiting = totals.waiting().stream().mapToLong(SimulatedWait::count).sum();
    audit.record(
        tenant,
        AuditEventType.SEQUENCE_DRY_RUN,
        AuditSubject.of("sequence", simulation.sequence().value()),
        now,
        actor,
        AuditPayload.EMPTY
            .with("revision", simulation.revision())
            .with("recipientCount", totals.recipients())
            .with("refused", totals.refused())
            .with("sent", totals.sent())
            .with("waiting", waiting));
    return now;
  }
}
