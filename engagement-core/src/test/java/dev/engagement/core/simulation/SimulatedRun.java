package dev.engagement.core.simulation;

import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.simulation.Preparation.Prepared;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.simulation.Assumptions;
import dev.engagement.ports.simulation.Reaction;
import dev.engagement.ports.simulation.SimulationRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a situation forward, and writes down what becomes of the items. */
final class SimulatedRun implements Journal {

  private final Situation situation;
  private final Stores stores;
  private final List<Happening> happenings = new ArrayList<>();
  private final Map<String, EndReason> endings = new HashMap<>();

  /**
   * @param stores what the simulation is told of the situation
   */
  SimulatedRun(Situation situation, Stores stores) {
    this.situation = situation;
    this.stores = stores;
  }

  /** Runs to the end; empty if nobody is accepted. */
  Optional<List<Happening>> run() {
    SendPlanner planner =
        new SendPlanner(stores, situation.surroundings, Situation.SETTINGS.windows());
    Preparation preparation = new Preparation(stores, situation.surroundings, planner);
    SimulationRequest request =
        new SimulationRequest(situation.rows, 0, Optional.empty(), Assumptions.NONE, 0);
    Prepared prepared;
    try {
      prepared =
          situation.in(
              () ->
                  preparation.prepare(
                      situation.tenant, situation.sequence.id(), request, situation.start));
    } catch (EngagementException nobody) {
      return Optional.empty();
    }
    Course course = new Course(prepared.scenario());
    List<Participant> people = prepared.admission().participants(course, situation.clock.instant());
    new Simulator(
            prepared.scenario(),
            course,
            new Behaviour(Assumptions.NONE, 3),
            this,
            Situation.SETTINGS.claimLimit())
        .run(people);
    return Optional.of(happenings);
  }

  Map<String, EndReason> endings() {
    return endings;
  }

  @Override
  public void judged(
      Participant who, Verdict deciding, QueueItem before, QueueItem after, Instant at) {
    Happening happening = Happening.of(who.recipient().address().normalised(), after, at);
    if (!happening.closed()) {
      happenings.add(happening);
    }
  }

  @Override
  public void cancelled(Participant who, QueueItem after, Instant at) {
    throw new AssertionError("nobody does anything");
  }

  @Override
  public void ended(Participant who, Instant at) {
    endings.put(who.recipient().address().normalised(), who.recipient().endReason().orElseThrow());
  }

  @Override
  public void reacted(Participant who, Reaction reaction, Instant at) {
    throw new AssertionError("nobody does anything");
  }
}
