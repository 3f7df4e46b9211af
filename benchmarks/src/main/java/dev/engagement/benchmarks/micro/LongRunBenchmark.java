package dev.engagement.benchmarks.micro;

import dev.engagement.core.planning.GivenPlan;
import dev.engagement.core.planning.PlannedSend;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Planner and guardrails for one recipient, on facts that are given: the run of a dry run. */
@State(Scope.Thread)
public class LongRunBenchmark {

  private static final int MAILS = 20_000;

  /** What stands in the way. */
  @Param public Circumstances circumstances = Circumstances.ALL_ALLOWED;

  private @Nullable GivenPlan plan;

  /** Gathers the facts. */
  @Setup
  public void gather() {
    plan = new GivenPlan(new PlanningWorld(circumstances, MAILS).plan());
  }

  /** Plans all of them in one run, so that most are for days or weeks to come. */
  @Benchmark
  @OperationsPerInvocation(MAILS)
  public List<PlannedSend> plan() {
    return Objects.requireNonNull(plan).plan();
  }
}
