package dev.engagement.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.SwitchStore;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.suppression.SuppressionList;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation and the real worker make the same of the same situation. */
class SimulationAgreementTest {

  private static final int SITUATIONS = 10_000;
  private static final long FIRST_SEED = 20_260_301;

  private final Map<ReasonCode, Integer> reasons = new EnumMap<>(ReasonCode.class);

  @Test
  void simulatesExactlyWhatTheWorkerDoes() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SITUATIONS; seed++) {
      Optional<String> difference = difference(seed, stores -> stores);
      assertThat(difference).as("seed %d", seed).isEmpty();
    }
    assertThat(reasons.keySet())
        .contains(
            ReasonCode.SUPPRESSED,
            ReasonCode.MISSING_VARIABLE,
            ReasonCode.TEMPLATE_NOT_PUBLISHED,
            ReasonCode.CONTACT_COOLDOWN,
            ReasonCode.SEQUENCE_COOLDOWN,
            ReasonCode.OUTSIDE_BUSINESS_HOURS,
            ReasonCode.QUIET_HOURS,
            ReasonCode.SEQUENCE_DAILY_CAP,
            ReasonCode.IDENTITY_DAILY_LIMIT,
            ReasonCode.IDENTITY_NOT_ACTIVE,
            ReasonCode.PROVIDER_UNAVAILABLE,
            ReasonCode.WINDOW_NEVER_OPENS,
            ReasonCode.HOLIDAY,
            ReasonCode.WARM_UP_CAP,
            ReasonCode.CANARY_HELD,
            ReasonCode.SENDER_RATE_LIMIT,
            ReasonCode.TENANT_RATE_LIMIT,
            ReasonCode.DOMAIN_RATE_LIMIT);
  }

  /** A comparison that finds nothing when something is amiss would be worthless. */
  @ParameterizedTest
  @EnumSource(Blindness.class)
  void noticesASimulationThatDoesNotSeeEverything(Blindness blindness) {
    long found =
        LongStream.range(0, 300)
            .filter(seed -> difference(FIRST_SEED + seed, blindness).isPresent())
            .count();

    assertThat(found).isPositive();
  }

  @Test
  void plansForAnEnrollmentWhatTheWorkerThenDoes() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SITUATIONS / 5; seed++) {
      Situation situation = new Situation(seed);
      LiveRun live = new LiveRun(situation);
      if (live.enroll().isPresent()) {
        List<PlannedItem> planned = live.dryRun();
        Map<QueueItemId, QueueItem> before = new HashMap<>();
        live.items().forEach(item -> before.put(item.id(), item));
        assertThat(firstOf(live.work()))
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(foretold(situation, live, planned, before));
      }
    }
  }

  private Optional<String> difference(long seed, UnaryOperator<Stores> told) {
    Situation situation = new Situation(seed);
    SimulatedRun simulation = new SimulatedRun(situation, told.apply(situation.stores));
    Optional<List<Happening>> simulated = simulation.run();
    LiveRun live = new LiveRun(situation);
    boolean enrolled = live.enroll().isPresent();
    if (enrolled != simulated.isPresent()) {
      return Optional.of("only one of them accepts anybody");
    }
    if (!enrolled) {
      return Optional.empty();
    }
    List<Happening> worked = live.workToTheEnd();
    worked.forEach(one -> one.reason().ifPresent(code -> reasons.merge(code, 1, Integer::sum)));
    return firstDifference(sends(simulated.get()), sends(worked))
        .or(() -> firstDifference(others(simulated.get()), others(worked)))
        .or(() -> endings(simulation, live))
        .map(found -> found + "\n" + situation + "\n" + simulated.get() + "\n" + worked);
  }

  private static Optional<String> endings(SimulatedRun simulation, LiveRun live) {
    return simulation.endings().equals(live.endings())
        ? Optional.empty()
        : Optional.of("simulated " + simulation.endings() + ", real " + live.endings());
  }

  private static Optional<String> firstDifference(List<Happening> one, List<Happening> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      Optional<Happening> mine = i < one.size() ? Optional.of(one.get(i)) : Optional.empty();
      Optional<Happening> theirs = i < other.size() ? Optional.of(other.get(i)) : Optional.empty();
      if (!mine.equals(theirs)) {
        return Optional.of("number " + i + ": simulated " + mine + ", real " + theirs);
      }
    }
    return Optional.empty();
  }

  private static List<Happening> sends(List<Happening> happenings) {
    return happenings.stream().filter(Happening::sent).toList();
  }

  /** Of one claim, the worker writes down first what may not go. */
  private static List<Happening> others(List<Happening> happenings) {
    return happenings.stream().filter(happening -> !happening.sent()).toList();
  }

  private static List<Happening> firstOf(List<Happening> happenings) {
    List<Happening> first = new ArrayList<>();
    for (Happening happening : happenings) {
      if (first.stream().noneMatch(happening::sameItem)
          && happening.stepOrder() == firstStep(happenings)) {
        first.add(happening);
      }
    }
    return first;
  }

  private static int firstStep(List<Happening> happenings) {
    return happenings.stream().mapToInt(Happening::stepOrder).min().orElse(0);
  }

  private static List<Happening> foretold(
      Situation situation,
      LiveRun live,
      List<PlannedItem> planned,
      Map<QueueItemId, QueueItem> items) {
    List<Happening> foretold = new ArrayList<>();
    for (PlannedItem item : planned) {
      boolean due = !items.get(item.item()).dueAt().isAfter(situation.start);
      if (due && !scopeClosed(item)) {
        foretold.add(foretold(situation, live.address(item.recipient()), item));
      }
    }
    return foretold;
  }

  private static boolean scopeClosed(PlannedItem item) {
    return item.verdicts().stream()
        .anyMatch(
            verdict ->
                verdict.kind() == VerdictKind.HOLD
                    && (verdict.guardrail() == GuardrailName.KILL_SWITCH
                        || verdict.guardrail() == GuardrailName.SEQUENCE));
  }

  private static Happening foretold(Situation situation, String address, PlannedItem item) {
    Instant now = situation.clock.instant();
    boolean goes = item.nextAt().equals(Optional.of(now));
    if (item.status() != QueueItemState.WOULD_SEND || goes) {
      QueueItemState status = goes ? QueueItemState.SENT : item.status();
      return new Happening(address, item.stepOrder(), now, status, item.reason(), Optional.empty());
    }
    return new Happening(
        address,
        item.stepOrder(),
        now,
        QueueItemState.QUEUED,
        Optional.of(deciding(item).code()),
        item.nextAt());
  }

  private static Verdict deciding(PlannedItem item) {
    return item.verdicts().stream()
        .max(
            Comparator.comparing(Verdict::kind)
                .thenComparing(verdict -> verdict.until().orElse(Instant.MIN)))
        .orElseThrow();
  }

  /** What a simulation may fail to see. */
  enum Blindness implements UnaryOperator<Stores> {
    COUNTS {
      @Override
      public Stores apply(Stores stores) {
        return StoresWith.history(stores, blind(SendHistory.class, stores.history(), "counts"));
      }
    },
    LAST_SENDS {
      @Override
      public Stores apply(Stores stores) {
        return StoresWith.history(stores, blind(SendHistory.class, stores.history(), "lastSends"));
      }
    },
    SUPPRESSIONS {
      @Override
      public Stores apply(Stores stores) {
        return StoresWith.suppressions(
            stores, blind(SuppressionList.class, stores.suppressions(), "matches"));
      }
    },
    SWITCHES {
      @Override
      public Stores apply(Stores stores) {
        return StoresWith.switches(stores, blind(SwitchStore.class, stores.switches(), "active"));
      }
    };

    /** Returns the same store, of which one method finds nothing. */
    private static <T> T blind(Class<T> port, T store, String blindMethod) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (proxy, method, arguments) -> {
                if (method.getName().equals(blindMethod)) {
                  return method.getReturnType() == List.class ? List.of() : Map.of();
                }
                return method.invoke(store, arguments);
              }));
    }
  }
}
