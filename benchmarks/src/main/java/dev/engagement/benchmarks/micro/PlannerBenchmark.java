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

/** Planner and guardrails for one recipient, on facts that are given: batches of a worker. */
@State(Scope.Thread)
public class PlannerBenchmark {

  private static final int BATCH = 500;

  /** What stands in the way. */
  @Param public Circumstances circumstances = Circumstances.ALL_ALLOWED;

  private @Nullable GivenPlan plan;

  /** Gathers the facts. */
  @Setup
  public void gather() {
    plan = new GivenPlan(new PlanningWorld(circumstances, BATCH).plan());
  }

  /** Plans a batch in a run of its own. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<PlannedSend> batch() {
    return Objects.requireNonNull(plan).plan();
  }
}
