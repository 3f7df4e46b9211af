package dev.engagement.core.simulation;

import static java.util.Objects.requireNonNull;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.Scenario;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.simulation.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets the clock jump from one instant at which anything comes to the next. */
final class Simulator {

  private static final Duration LOOK_AHEAD = Duration.ofDays(3_660);

  /** More than any answer is waited for. */
  private static final long MOST_JUDGEMENTS = 5_000_000;

  private final Scenario scenario;
  private final Course course;
  private final Behaviour behaviour;
  private final Journal journal;
  private final Agenda agenda = new Agenda();
  private long judgements;

  Simulator(Scenario scenario, Course course, Behaviour behaviour, Journal journal) {
    this.scenario = scenario;
    this.course = course;
    this.behaviour = behaviour;
    this.journal = journal;
  }

  /** Runs until nothing comes any more, or as far as is looked ahead. */
  void run(List<Participant> participants) {
    participants.forEach(agenda::due);
    Instant horizon = scenario.enrollment().createdAt().plus(LOOK_AHEAD);
    Optional<Instant> next = agenda.next();
    while (next.isPresent() && !next.get().isAfter(horizon) && judgements < MOST_JUDGEMENTS) {
      instant(next.get());
      next = agenda.next();
    }
  }

  private void instant(Instant now) {
    Optional<Agenda.Entry> reaction = agenda.reaction(now);
    while (reaction.isPresent()) {
      react(reaction.get());
      reaction = agenda.reaction(now);
    }
    List<Participant> due = agenda.dueAt(now);
    if (!due.isEmpty()) {
      judge(due, now);
    }
  }

  private void react(Agenda.Entry entry) {
    Participant who = entry.who();
    Reaction reaction = requireNonNull(entry.reaction());
    boolean before = who.finished();
    course.react(who, reaction, entry.at());
    journal.reacted(who, reaction, entry.at());
    if (who.finished() && !before) {
      journal.cancelled(who, who.item(), entry.at());
      journal.ended(who, entry.at());
    }
  }

  private void judge(List<Participant> due, Instant now) {
    judgements += due.size();
    List<PlannedSend> planned =
        scenario.send(
            now, due.stream().map(who -> new Scenario.Due(who.item(), who.recipient())).toList());
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
          .forEach(does -> agenda.reacts(who, does.reaction(), now.plus(does.after())));
    }
    if (who.finished()) {
      journal.ended(who, now);
    } else if (verdict.kind() != VerdictKind.HOLD) {
      agenda.due(who);
    }
  }
}
