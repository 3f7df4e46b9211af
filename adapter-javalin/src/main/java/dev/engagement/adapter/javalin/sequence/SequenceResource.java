package dev.engagement.adapter.javalin.sequence;

import dev.engagement.adapter.javalin.sequence.SequenceRequests.Plan;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.Sequences;

/** Sequences. */
public final class SequenceResource {

  private final Sequences sequences;

  public SequenceResource(Sequences sequences) {
    this.sequences = sequences;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.SEQUENCE_CREATE, this::create)
        .on(Operation.SEQUENCE_LIST, this::list)
        .on(Operation.SEQUENCE_GET, call -> shown(current(call)))
        .on(Operation.SEQUENCE_UPDATE, this::update)
        .on(Operation.SEQUENCE_DELETE, this::delete)
        .on(Operation.SEQUENCE_REVISE, this::revise)
        .on(Operation.SEQUENCE_ACTIVATE, call -> change(call, SequenceChange.ACTIVATE))
        .on(Operation.SEQUENCE_PAUSE, call -> change(call, SequenceChange.PAUSE))
        .on(Operation.SEQUENCE_RESUME, call -> change(call, SequenceChange.RESUME))
        .on(Operation.SEQUENCE_ARCHIVE, call -> change(call, SequenceChange.ARCHIVE));
    new StepResource(sequences).addTo(routes);
  }

  private Answer create(Call call) {
    Sequence created =
        sequences.create(call.tenant(), call.read(SequenceRequests::draft), call.actor());
    return Answer.created("/api/sequences/" + created.id(), SequenceJson.of(created))
        .version(created.version());
  }

  private Answer list(Call call) {
    return call.page()
        .answer(
            sequences.list(call.tenant(), call.page().byId()),
            sequence -> sequence.id().value(),
            SequenceJson::of);
  }

  private Answer update(Call call) {
    Sequence current = current(call);
    call.precondition(current.version());
    SequenceEdit edit = call.read(json -> SequenceRequests.edit(json, current));
    return shown(
        sequences.edit(
            call.tenant(),
            current.id(),
            edit,
            Precondition.version(current.version()),
            call.actor()));
  }

  private Answer revise(Call call) {
    Sequence current = current(call);
    Precondition precondition = call.precondition(current.version());
    Plan plan = call.read(Plan::read);
    return shown(
        sequences.revise(
            call.tenant(),
            current.id(),
            plan.identity(),
            plan.steps(),
            precondition,
            call.actor()));
  }

  private Answer change(Call call, SequenceChange change) {
    Sequence current = current(call);
    Precondition precondition = call.precondition(current.version());
    call.readNothing();
    return shown(sequences.change(call.tenant(), current.id(), change, precondition, call.actor()));
  }

  private Answer delete(Call call) {
    Sequence current = current(call);
    Precondition precondition = call.precondition(current.version());
    sequences.delete(call.tenant(), current.id(), precondition, call.actor());
    return Answer.noContent();
  }

  private Sequence current(Call call) {
    return sequences.get(call.tenant(), new SequenceId(call.id("id")));
  }

  static Answer shown(Sequence sequence) {
    return Answer.ok(SequenceJson.of(sequence)).version(sequence.version());
  }
}
