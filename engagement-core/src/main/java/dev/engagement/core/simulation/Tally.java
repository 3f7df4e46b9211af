package dev.engagement.core.simulation;

import dev.engagement.core.guardrail.DailyCap;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.simulation.Reaction;
import dev.engagement.ports.simulation.SimulatedDay;
import dev.engagement.ports.simulation.SimulationTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens in a simulation, day by day and in all. */
final class Tally implements Journal {

  private final ZoneId zone;
  private final SortedMap<LocalDate, DayTally> days = new TreeMap<>();
  private final Map<Reaction, Long> reactions = new EnumMap<>(Reaction.class);
  private final Map<EndReason, Long> ended = new EnumMap<>(EndReason.class);
  private final Map<ReasonCode, Long> skipped = new EnumMap<>(ReasonCode.class);
  private final Map<ReasonCode, Long> failed = new EnumMap<>(ReasonCode.class);
  private Optional<Instant> latest = Optional.empty();
  private long sent;

  Tally(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void judged(
      Participant who, Verdict deciding, QueueItem before, QueueItem after, Instant at) {
    latest = Optional.of(at);
    if (after.state() == QueueItemState.SENT) {
      sent++;
      day(at).sent(after.stepOrder());
    } else if (after.state() == QueueItemState.FAILED_VALIDATION) {
      failed.merge(deciding.code(), 1L, Long::sum);
    } else if (after.state().isSettled()) {
      skipped.merge(deciding.code(), 1L, Long::sum);
    } else if (deciding.kind() == VerdictKind.DEFER && !before.reason().equals(after.reason())) {
      day(at).deferred(deciding.code());
    }
  }

  @Override
  public void cancelled(Participant who, QueueItem after, Instant at) {
    latest = Optional.of(at);
  }

  @Override
  public void ended(Participant who, Instant at) {
    EndReason reason = who.recipient().endReason().orElseThrow();
    ended.merge(reason, 1L, Long::sum);
    day(at).ended(reason);
  }

  @Override
  public void reacted(Participant who, Reaction reaction, Instant at) {
    latest = Optional.of(at);
    reactions.merge(reaction, 1L, Long::sum);
  }

  /** Returns when the last thing happened, or empty if nothing did. */
  Optional<Instant> latest() {
    return latest;
  }

  List<SimulatedDay> days() {
    return days.values().stream().map(DayTally::day).toList();
  }

  SimulationTotals totals(List<Participant> participants, long refused) {
    return new SimulationTotals(
        participants.size(),
        refused,
        sent,
        reactions,
        ended,
        skipped,
        failed,
        Waits.of(participants));
  }

  private DayTally day(Instant at) {
    return days.computeIfAbsent(DailyCap.day(at, zone), DayTally::new);
  }
}
