package dev.engagement.core.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.simulation.SimulatedWait;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums up who waits when a simulation is over. */
final class Waits {

  private record Why(ReasonCode code, String message) {}

  private static final Why NOT_YET =
      new Why(ReasonCode.ALLOWED, ReasonCode.ALLOWED.sentence(Map.of()));

  private Waits() {}

  static List<SimulatedWait> of(List<Participant> participants) {
    Map<Why, List<Participant>> waiting =
        participants.stream()
            .filter(who -> !who.finished())
            .collect(groupingBy(Waits::why, LinkedHashMap::new, toList()));
    return waiting.entrySet().stream()
        .map(group -> wait(group.getKey(), group.getValue()))
        .toList();
  }

  private static Why why(Participant who) {
    return who.verdict()
        .map(verdict -> new Why(verdict.code(), verdict.sentence()))
        .orElse(NOT_YET);
  }

  private static SimulatedWait wait(Why why, List<Participant> group) {
    Optional<Instant> until =
        group.stream()
            .filter(who -> !held(who))
            .map(who -> who.item().dueAt())
            .min(Comparator.naturalOrder());
    return new SimulatedWait(why.code(), why.message(), group.size(), until);
  }

  private static boolean held(Participant who) {
    return who.verdict().filter(verdict -> verdict.kind() == VerdictKind.HOLD).isPresent();
  }
}
