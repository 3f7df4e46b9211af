package dev.engagement.ports.simulation;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.guardrail.ReasonCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One day of a simulation.
 *
 * @param sent how many mails are sent
 * @param bySteps the same by the order of their step
 * @param deferred how many mails are put off, by why; one that is put off again for the same reason
 *     counts once
 * @param ended how many recipients end, by why
 */
public record SimulatedDay(
    LocalDate date,
    long sent,
    SortedMap<Integer, Long> bySteps,
    Map<ReasonCode, Long> deferred,
    Map<EndReason, Long> ended) {
  public SimulatedDay {
    bySteps = Collections.unmodifiableSortedMap(new TreeMap<>(bySteps));
    deferred = Map.copyOf(deferred);
    ended = Map.copyOf(ended);
  }
}
