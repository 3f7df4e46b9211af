package dev.engagement.core.simulation;

import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.simulation.Reaction;
import dev.engagement.ports.simulation.SimulatedRecipient;
import dev.engagement.ports.simulation.SimulatedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what happens to the first of the participants, and of what is said again only the first.
 */
final class Detail implements Journal {

  /** More nobody reads of one recipient. */
  private static final int MOST_STEPS = 200;

  private final int recipients;
  private final Map<Participant, List<SimulatedStep>> steps = new LinkedHashMap<>();

  /**
   * @param participants everybody
   * @param recipients how many of them, from the first on
   */
  Detail(List<Participant> participants, int recipients) {
    this.recipients = Math.min(recipients, participants.size());
    participants.subList(0, this.recipients).forEach(who -> steps.put(who, new ArrayList<>()));
  }

  @Override
  public void judged(
      Participant who, Verdict deciding, QueueItem before, QueueItem after, Instant at) {
    boolean again = after.state().isWaiting() && before.reason().equals(after.reason());
    if (!again) {
      boolean deferred = deciding.kind() == VerdictKind.DEFER;
      keep(who, after, at, deferred ? Optional.of(after.dueAt()) : Optional.empty());
    }
  }

  @Override
  public void cancelled(Participant who, QueueItem after, Instant at) {
    keep(who, after, at, Optional.empty());
  }

  @Override
  public void ended(Participant who, Instant at) {}

  @Override
  public void reacted(Participant who, Reaction reaction, Instant at) {}

  List<SimulatedRecipient> recipients() {
    List<SimulatedRecipient> shown = new ArrayList<>(recipients);
    steps.forEach(
        (who, kept) ->
            shown.add(
                new SimulatedRecipient(
                    who.row(), who.recipient().address(), who.recipient().endReason(), kept)));
    return shown;
  }

  private void keep(Participant who, QueueItem after, Instant at, Optional<Instant> until) {
    List<SimulatedStep> kept = steps.get(who);
    if (kept != null && kept.size() < MOST_STEPS) {
      kept.add(
          new SimulatedStep(
              after.step(), after.stepOrder(), at, after.state(), after.reason(), until));
    }
  }
}
