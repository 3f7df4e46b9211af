package dev.engagement.benchmarks.micro;

import dev.engagement.core.guardrail.DayCaps;
import dev.engagement.core.guardrail.Guardrail;
import dev.engagement.core.guardrail.Guardrails;
import dev.engagement.core.guardrail.Moment;
import dev.engagement.core.guardrail.Pacing;
import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RateRules;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.guardrail.SendingHours;
import dev.engagement.core.planning.SendFacts;
import dev.engagement.ports.guardrail.RateUse;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** All guardrails asked about one recipient, without what the planner does about it. */
@State(Scope.Thread)
public class GuardrailBenchmark {

  /** What stands in the way. */
  @Param({"ALL_ALLOWED", "HOURS_AND_CAP"})
  public Circumstances circumstances = Circumstances.ALL_ALLOWED;

  private final List<Guardrail> chain =
      Stream.of(
              Guardrails.STANDING,
              List.of(Guardrails.CANARY),
              Guardrails.TIMED,
              List.of(Guardrails.CONTENT))
          .flatMap(List::stream)
          .toList();

  private SendFacts facts = new PlanningWorld(circumstances, 1).plan().get(0).facts();
  private Moment moment = moment(facts);

  /** Gathers the facts. */
  @Setup
  public void gather() {
    facts = new PlanningWorld(circumstances, 1).plan().get(0).facts();
    moment = moment(facts);
  }

  /** Asks all of them. */
  @Benchmark
  public void chain(Blackhole seen) {
    for (Guardrail guardrail : chain) {
      seen.consume(guardrail.check(facts, moment));
    }
  }

  private static Moment moment(SendFacts facts) {
    RunConditions conditions = facts.conditions();
    RateRules rules = conditions.rates();
    List<RateLimit> limits =
        facts.rates().stream()
            .map(
                counter ->
                    RateLimit.of(counter, rules.window(counter), RateUse.NONE, conditions.now()))
            .toList();
    SendingHours hours =
        SendingHours.of(facts.sequence().settings().sendWindow(), facts.zone(), facts.daysOff());
    Pacing pacing =
        new Pacing(hours, DayCaps.NONE, limits.subList(0, limits.size() - 1), List.of());
    return new Moment(conditions.now(), pacing, limits.get(limits.size() - 1), List.of());
  }
}
