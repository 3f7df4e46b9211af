package dev.engagement.benchmarks.micro;

import dev.engagement.core.planning.GivenPlan;
import dev.engagement.core.planning.PlannedSend;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Planner and guardrails for one recipient, on facts that are given. */
@State(Scope.Thread)
public class PlannerBenchmark {

  private static final int BATCH = 500;
  private static final int LONG_RUN = 20_000;

  /** What stands in the way. */
  @Param public Circumstances circumstances = Circumstances.ALL_ALLOWED;

  private GivenPlan batch = new GivenPlan(new PlanningWorld(circumstances, 1).plan());
  private GivenPlan longRun = batch;

  /** Gathers the facts. */
  @Setup
  public void gather() {
    batch = new GivenPlan(new PlanningWorld(circumstances, BATCH).plan());
    longRun = new GivenPlan(new PlanningWorld(circumstances, LONG_RUN).plan());
  }

  /** Plans a batch as a worker does, in a run of its own. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<PlannedSend> batch() {
    return batch.plan();
  }

  /** Plans many in one run, as a dry run does. */
  @Benchmark
  @OperationsPerInvocation(LONG_RUN)
  public List<PlannedSend> longRun() {
    return longRun.plan();
  }
}
