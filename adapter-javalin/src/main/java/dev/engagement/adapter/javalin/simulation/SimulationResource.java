package dev.engagement.adapter.javalin.simulation;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.Sequences;
import dev.engagement.ports.simulation.SimulationRequest;
import dev.engagement.ports.simulation.Simulations;

/** Runs sequences forward in time. */
public final class SimulationResource {

  private final Simulations simulations;
  private final Sequences sequences;

  public SimulationResource(Simulations simulations, Sequences sequences) {
    this.simulations = simulations;
    this.sequences = sequences;
  }

  /** Adds the route of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.SEQUENCE_DRY_RUN, this::run);
  }

  private Answer run(Call call) {
    Sequence sequence = sequences.get(call.tenant(), new SequenceId(call.id("id")));
    call.precondition(sequence.version());
    SimulationRequest request = call.read(SimulationRequests::read);
    return Answer.ok(
        SimulationJson.of(
            simulations.simulate(call.tenant(), sequence.id(), request, call.actor())));
  }
}
