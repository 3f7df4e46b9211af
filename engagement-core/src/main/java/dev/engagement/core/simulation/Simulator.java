package dev.engagement.core.simulation;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.Scenario;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets the clock jump from one instant at which anything comes to the next. */
final class Simulator {

  private static final Duration LOOK_AHEAD = Duration.ofDays(3_660);

  /** More than any answer is waited for. */
  private static final long MOST_JUDGEMENTS = 3_000_000;

  private final Scenario scenario;
  private final Course course;
  private final Behaviour behaviour;
  private final Journal journal;
  private final int claimLimit;
  private final Agenda agenda = new Agenda();
  private final Rest rest = new Rest();
  private long judgements;

  /**
   * @param claimLimit how many items a worker claims at once
   */
  Simulator(
      Scenario scenario, Course course, Behaviour behaviour, Journal journal, int claimLimit) {
    this.scenario = scenario;
    this.course = course;
    this.behaviour = behaviour;
    this.journal = journal;
    this.claimLimit = claimLimit;
  }

  /** Runs until nothing comes any more, or as far as is looked ahead. */
  void run(List<Participant> participants) {
    participants.forEach(agenda::due);
    Instant horizon = scenario.enrollment().createdAt().plus(LOOK_AHEAD);
    Optional<Instant> now = next();
    while (now.isPresent() && !now.get().isAfter(horizon) && judgements < MOST_JUDGEMENTS) {
      turn(now.get());
      now = next();
    }
  }

  private Optional<Instant> next() {
    Optional<Instant> claim = agenda.nextItem().map(rest::over);
    return agenda
        .nextDoing()
        .filter(doing -> claim.isEmpty() || !doing.isAfter(claim.get()))
        .or(() -> claim);
  }

  /** What people do comes before what is sent to them at the same instant. */
  private void turn(Instant now) {
    if (agenda.nextDoing().filter(doing -> !doing.isAfter(now)).isPresent()) {
      react(agenda.takeDoing());
    } else {
      judge(agenda.takeDue(now, claimLimit), now);
    }
  }

  private void react(Agenda.Doing doing) {
    Participant who = doing.who();
    boolean before = who.finished();
    course.react(who, doing.reaction(), doing.at());
    journal.reacted(who, doing.reaction(), doing.at());
    if (who.finished() && !before) {
      journal.cancelled(who, who.item(), doing.at());
      journal.ended(who, doing.at());
    }
  }

  private void judge(List<Participant> due, Instant now) {
    judgements += due.size();
    List<PlannedSend> planned =
        scenario.send(
            now, due.stream().map(who -> new Scenario.Due(who.item(), who.recipient())).toList());
    rest.judged(planned, now);
    for (int i = 0; i < due.size(); i++) {
      proceed(due.get(i), planned.get(i), now);
    }
  }

  private void proceed(Participant who, PlannedSend send, Instant now) {
    QueueItem before = who.item();
    QueueItem after = course.proceed(who, send, now);
    Verdict verdict = Course.said(send);
    journal.judged(who, verdict, before, after, now);
    if (after.state() == QueueItemState.SENT) {
      behaviour
          .about(who, after)
          .forEach(does -> agenda.does(who, does.reaction(), now.plus(does.after())));
    }
    if (who.finished()) {
      journal.ended(who, now);
    } else if (verdict.kind() != VerdictKind.HOLD) {
      agenda.due(who);
    }
  }
}
