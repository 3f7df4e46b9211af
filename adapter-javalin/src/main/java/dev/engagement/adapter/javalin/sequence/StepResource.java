package dev.engagement.adapter.javalin.sequence;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.Sequences;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Single steps of a draft: each change is one of the whole list, against the version read. */
final class StepResource {

  private final Sequences sequences;

  StepResource(Sequences sequences) {
    this.sequences = sequences;
  }

  void addTo(Routes routes) {
    routes
        .on(Operation.STEP_CREATE, this::append)
        .on(Operation.STEP_UPDATE, this::replace)
        .on(Operation.STEP_DELETE, this::remove);
  }

  private Answer append(Call call) {
    Sequence current = current(call);
    call.precondition(current.version());
    List<StepDraft> steps = steps(current);
    steps.add(call.read(StepRequests::step));
    Sequence changed = put(call, current, steps);
    return Answer.created("/api/sequences/" + changed.id(), SequenceJson.of(changed))
        .version(changed.version());
  }

  private Answer replace(Call call) {
    Sequence current = current(call);
    int order = order(call, current);
    call.precondition(current.version());
    List<StepDraft> steps = steps(current);
    StepDraft step = call.read(StepRequests::step);
    steps.set(order, withId(step, new StepId(call.id("stepId"))));
    return SequenceResource.shown(put(call, current, steps));
  }

  private Answer remove(Call call) {
    Sequence current = current(call);
    int order = order(call, current);
    call.precondition(current.version());
    List<StepDraft> steps = steps(current);
    steps.remove(order);
    Sequence changed = put(call, current, steps);
    return Answer.noContent().version(changed.version());
  }

  private Sequence current(Call call) {
    return sequences.get(call.tenant(), new SequenceId(call.id("id")));
  }

  private static List<StepDraft> steps(Sequence sequence) {
    return sequence.plan().steps().stream()
        .map(StepRequests::draftOf)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static int order(Call call, Sequence sequence) {
    StepId wanted = new StepId(call.id("stepId"));
    return IntStream.range(0, sequence.plan().steps().size())
        .filter(order -> sequence.plan().steps().get(order).id().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new EngagementException(ErrorCode.NOT_FOUND, "no such step"));
  }

  private static StepDraft withId(StepDraft step, StepId id) {
    return new StepDraft(Optional.of(id), step.kind(), step.mode(), step.template(), step.delay());
  }

  private Sequence put(Call call, Sequence current, List<StepDraft> steps) {
    return sequences.edit(
        call.tenant(),
        current.id(),
        new SequenceEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(steps),
            Optional.empty()),
        Precondition.version(current.version()),
        call.actor());
  }
}
