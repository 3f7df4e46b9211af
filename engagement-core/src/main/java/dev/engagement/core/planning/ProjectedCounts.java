package dev.engagement.core.planning;

import dev.engagement.core.guardrail.CanaryGate;
import dev.engagement.core.guardrail.DailyCap;
import dev.engagement.core.guardrail.DayCaps;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.sequence.Sequence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/** The daily caps and canaries of one run, for what goes and for what is held. */
final class ProjectedCounts {

  private final RunConditions conditions;
  private final Map<DailyCount, Integer> counts = new HashMap<>();
  private final Map<CapKey, Pair<DailyCap>> caps = new HashMap<>();
  private final Map<UUID, Pair<CanaryGate>> canaries = new HashMap<>();

  ProjectedCounts(RunConditions conditions) {
    this.conditions = conditions;
  }

  void know(Map<DailyCount, Integer> more) {
    counts.putAll(more);
  }

  DayCaps caps(SendFacts facts, boolean held) {
    return new DayCaps(
        ofSequence(facts.sequence()).map(cap -> cap.of(held)),
        facts.identity().flatMap(this::ofIdentity).map(cap -> cap.of(held)),
        facts.identity().flatMap(this::ofWarmUp).map(cap -> cap.of(held)));
  }

  List<CanaryGate> canaries(SendFacts facts, boolean held) {
    List<CanaryGate> gates = new ArrayList<>();
    for (Canary canary :
        conditions.canaries().reaching(facts.sequence().id(), facts.plan().identity())) {
      gates.add(canaries.computeIfAbsent(canary.id(), absent -> gate(canary)).of(held));
    }
    return gates;
  }

  private Pair<CanaryGate> gate(Canary canary) {
    int gone = CanaryCounts.of(canary).map(count -> counts.getOrDefault(count, 0)).orElse(0);
    CanaryGate going = CanaryGate.of(canary, gone);
    return new Pair<>(going, going.above());
  }

  private Optional<Pair<DailyCap>> ofSequence(Sequence sequence) {
    ZoneId zone = Zones.of(sequence, conditions.tenant());
    DailyCount today = DailyCounts.of(sequence, conditions.tenant(), now());
    CapKey key = new CapKey(ReasonCode.SEQUENCE_DAILY_CAP, today.id());
    return sequence
        .settings()
        .guardrails()
        .dailyCap()
        .map(perDay -> cap(key, today, used -> DailyCap.of(perDay, zone, now(), used)));
  }

  private Optional<Pair<DailyCap>> ofIdentity(SenderIdentity identity) {
    ZoneId zone = Zones.of(identity, conditions.tenant());
    DailyCount today = DailyCounts.of(identity, conditions.tenant(), now());
    CapKey key = new CapKey(ReasonCode.IDENTITY_DAILY_LIMIT, today.id());
    return identity
        .dailyLimit()
        .map(perDay -> cap(key, today, used -> DailyCap.of(perDay, zone, now(), used)));
  }

  private Optional<Pair<DailyCap>> ofWarmUp(SenderIdentity identity) {
    ZoneId zone = Zones.of(identity, conditions.tenant());
    DailyCount today = DailyCounts.of(identity, conditions.tenant(), now());
    CapKey key = new CapKey(ReasonCode.WARM_UP_CAP, today.id());
    return identity
        .warmUp()
        .map(warmUp -> cap(key, today, used -> DailyCap.of(warmUp, zone, now(), used)));
  }

  private Pair<DailyCap> cap(CapKey key, DailyCount today, IntFunction<DailyCap> made) {
    return caps.computeIfAbsent(
        key,
        absent -> {
          DailyCap going = made.apply(counts.getOrDefault(today, 0));
          return new Pair<>(going, going.above());
        });
  }

  private Instant now() {
    return conditions.now();
  }

  /** What caps, by the reason it gives. */
  private record CapKey(ReasonCode reason, UUID id) {}

  private record Pair<T>(T going, T held) {

    T of(boolean isHeld) {
      return isHeld ? held : going;
    }
  }
}
