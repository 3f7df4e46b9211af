package dev.engagement.core.simulation;

import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.enrollment.StepCompletion;
import dev.engagement.core.enrollment.StepCompletion.SentStep;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.Scenario;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.simulation.Reaction;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes participants through the lifecycles, as the worker does with what it claims. */
final class Course {

  private static final Lease LEASE = new Lease("simulation", Instant.MAX);

  /** What a claim leaves out as a whole. */
  private static final Set<GuardrailName> SCOPES =
      EnumSet.of(GuardrailName.KILL_SWITCH, GuardrailName.SEQUENCE, GuardrailName.ENROLLMENT);

  private final Scenario scenario;
  private long items;

  Course(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Returns the id of the next item that is made. */
  QueueItemId nextItem() {
    return new QueueItemId(new UUID(0, ++items));
  }

  /**
   * Takes the participant's item on by what was decided about it, at the instant.
   *
   * @return the item as it is then
   */
  QueueItem proceed(Participant who, PlannedSend send, Instant now) {
    QueueItem claimed = QueueItemLifecycle.claimed(who.item(), LEASE);
    Verdict verdict = said(send);
    return switch (verdict.kind()) {
      case ALLOW -> send(who, claimed, send, now);
      case DEFER -> waits(who, claimed, verdict, until(send));
      case HOLD -> waits(who, claimed, verdict, claimed.dueAt());
      case INVALID ->
          ends(who, QueueItemLifecycle.invalidate(claimed, verdict.code(), now), verdict, now);
      case DENY -> ends(who, denied(claimed, verdict, now), verdict, now);
    };
  }

  /** Returns the verdict that decides. */
  static Verdict said(PlannedSend send) {
    return closed(send).orElseGet(send::deciding);
  }

  /** Ends the way because of what the participant did. */
  void react(Participant who, Reaction reaction, Instant now) {
    Optional<EndReason> reason = end(reaction);
    if (reason.isEmpty() || who.finished()) {
      return;
    }
    who.move(RecipientLifecycle.end(who.recipient(), reason.get(), now));
    who.cancelled(QueueItemLifecycle.cancel(who.item(), ReasonCode.RECIPIENT_FINISHED, now));
  }

  private QueueItem send(Participant who, QueueItem claimed, PlannedSend send, Instant now) {
    QueueItem intended = QueueItemLifecycle.intend(claimed, LEASE.until()).after();
    who.move(RecipientLifecycle.send(who.recipient()));
    QueueItem after = who.judged(send.deciding(), QueueItemLifecycle.accept(intended, now));
    SentStep sent = new SentStep(scenario.enrollment(), who.recipient(), intended, now);
    StepCompletion completion =
        StepCompletion.of(sent, scenario.plan(), send.facts().zone(), nextItem());
    completion.move().ifPresent(who::move);
    completion.next().ifPresent(who::next);
    return after;
  }

  private static QueueItem waits(
      Participant who, QueueItem claimed, Verdict verdict, Instant until) {
    return who.judged(
        verdict, QueueItemLifecycle.release(claimed, until, Optional.of(verdict.code())));
  }

  private static QueueItem ends(Participant who, ItemMove move, Verdict verdict, Instant now) {
    QueueItem after = who.judged(verdict, move);
    who.move(RecipientLifecycle.end(who.recipient(), reason(after.state()), now));
    return after;
  }

  private static ItemMove denied(QueueItem claimed, Verdict verdict, Instant now) {
    return verdict.guardrail() == GuardrailName.SUPPRESSION
        ? QueueItemLifecycle.skip(claimed, verdict.code(), now)
        : QueueItemLifecycle.cancel(claimed, verdict.code(), now);
  }

  private static EndReason reason(QueueItemState state) {
    if (state == QueueItemState.SKIPPED) {
      return EndReason.SUPPRESSED;
    }
    return state == QueueItemState.CANCELLED ? EndReason.STOPPED : EndReason.INVALID;
  }

  private static Instant until(PlannedSend send) {
    return send.outcome().nextAt().or(() -> send.deciding().until()).orElseThrow();
  }

  /** Returns why nobody claims it at all, whatever else there is to be said. */
  private static Optional<Verdict> closed(PlannedSend send) {
    return send.decision() == VerdictKind.ALLOW
        ? Optional.empty()
        : send.outcome().verdicts().stream()
            .filter(verdict -> verdict.kind() == VerdictKind.HOLD)
            .filter(verdict -> SCOPES.contains(verdict.guardrail()))
            .findFirst();
  }

  private static Optional<EndReason> end(Reaction reaction) {
    return switch (reaction) {
      case REPLIED -> Optional.of(EndReason.REPLIED);
      case BOUNCED -> Optional.of(EndReason.BOUNCED);
      case OPENED -> Optional.empty();
    };
  }
}
