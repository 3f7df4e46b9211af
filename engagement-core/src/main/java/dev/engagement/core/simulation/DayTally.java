package dev.engagement.core.simulation;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.simulation.SimulatedDay;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens on one day. */
final class DayTally {

  private final LocalDate date;
  private final SortedMap<Integer, Long> bySteps = new TreeMap<>();
  private final Map<ReasonCode, Long> deferred = new EnumMap<>(ReasonCode.class);
  private final Map<EndReason, Long> ended = new EnumMap<>(EndReason.class);
  private long sent;

  DayTally(LocalDate date) {
    this.date = date;
  }

  void sent(int stepOrder) {
    sent++;
    bySteps.merge(stepOrder, 1L, Long::sum);
  }

  void deferred(ReasonCode reason) {
    deferred.merge(reason, 1L, Long::sum);
  }

  void ended(EndReason reason) {
    ended.merge(reason, 1L, Long::sum);
  }

  SimulatedDay day() {
    return new SimulatedDay(date, sent, bySteps, deferred, ended);
  }
}
