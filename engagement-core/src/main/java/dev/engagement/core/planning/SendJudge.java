package dev.engagement.core.planning;

import dev.engagement.core.guardrail.Guardrail;
import dev.engagement.core.guardrail.Guardrails;
import dev.engagement.core.guardrail.Moment;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.EmailStep;
import java.time.Instant;
import java.util.Optional;

/** Decides what becomes of each send, by facts and by what was planned before. Pure. */
final class SendJudge {

  private final Instant now;
  private final Projection projection;
  private final Verdicts verdicts = new Verdicts();

  SendJudge(Instant now, Projection projection) {
    this.now = now;
    this.projection = projection;
  }

  PlannedSend judge(QueueItem item, SendFacts facts) {
    Instant at = item.dueAt().isAfter(now) ? item.dueAt() : now;
    Moment moment = projection.moment(facts, at, false);
    verdicts.begin();
    for (Guardrail guardrail : Guardrails.STANDING) {
      verdicts.add(guardrail.check(facts, moment));
    }
    if (verdicts.held()) {
      moment = projection.moment(facts, at, true);
    }
    moment = judgeCanary(facts, moment);
    for (Guardrail guardrail : Guardrails.TIMED) {
      verdicts.add(guardrail.check(facts, moment));
    }
    verdicts.add(Guardrails.CONTENT.check(facts, moment));
    Optional<Instant> nextAt = next(facts, moment, verdicts.deciding().kind());
    return planned(item, facts, nextAt);
  }

  /** What a canary holds is projected like anything held. */
  private Moment judgeCanary(SendFacts facts, Moment moment) {
    Verdict verdict = Guardrails.CANARY.check(facts, moment);
    verdicts.add(verdict);
    return verdict.kind() == VerdictKind.HOLD && verdicts.held()
        ? projection.moment(facts, moment.at(), true)
        : moment;
  }

  /** Returns when it goes, and lets that count for what is judged after it. */
  private Optional<Instant> next(SendFacts facts, Moment moment, VerdictKind decision) {
    return switch (decision) {
      case ALLOW -> goes(facts, moment, Optional.of(moment.at()));
      case DEFER -> goes(facts, moment, moment.opportunity(facts));
      case HOLD -> {
        moment.opportunity(facts).ifPresent(at -> moment.add(facts, at));
        yield Optional.empty();
      }
      case INVALID, DENY -> Optional.empty();
    };
  }

  private Optional<Instant> goes(SendFacts facts, Moment moment, Optional<Instant> nextAt) {
    if (nextAt.isPresent()) {
      projection.goes(facts, moment, nextAt.get());
    }
    return nextAt;
  }

  private PlannedSend planned(QueueItem item, SendFacts facts, Optional<Instant> nextAt) {
    Verdict deciding = verdicts.deciding();
    QueueItemState status = status(deciding.kind());
    Optional<ReasonCode> reason =
        status == QueueItemState.WOULD_SEND ? Optional.empty() : Optional.of(deciding.code());
    PlannedItem outcome =
        new PlannedItem(
            item.id(),
            item.recipient(),
            facts.recipient().address(),
            item.step(),
            item.stepOrder(),
            status,
            facts.step().map(EmailStep::template),
            facts.plan().identity(),
            reason,
            verdicts.all(),
            nextAt);
    return new PlannedSend(item, facts, outcome, deciding);
  }

  private static QueueItemState status(VerdictKind decision) {
    return switch (decision) {
      case DENY -> QueueItemState.SKIPPED;
      case INVALID -> QueueItemState.FAILED_VALIDATION;
      case ALLOW, DEFER, HOLD -> QueueItemState.WOULD_SEND;
    };
  }
}
