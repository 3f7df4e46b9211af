package dev.engagement.benchmarks;

import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.micro.MicroRun;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures planner and guardrails. */
@Command(name = "guardrails", description = "Planner and guardrails, for one recipient.")
final class GuardrailsCommand implements Callable<Integer> {

  private static final List<String> BENCHMARKS =
      List.of("PlannerBenchmark", "LongRunBenchmark", "GuardrailBenchmark");

  private static final String CHAIN = "Guardrail.";
  private static final double MUST_NANOSECONDS = 2_000;
  private static final double AIM_NANOSECONDS = 500;
  private static final double MUST_BYTES = 1_024;
  private static final double AIM_BYTES = 512;

  @Option(names = "--forks", description = "processes (default: ${DEFAULT-VALUE})")
  private int forks = 2;

  @Option(names = "--iterations", description = "in each of them (default: ${DEFAULT-VALUE})")
  private int iterations = 3;

  @Option(names = "--millis", description = "that each takes (default: ${DEFAULT-VALUE})")
  private int millis = 600;

  @Override
  public Integer call() throws Exception {
    List<Series> series =
        new MicroRun(forks, iterations, Duration.ofMillis(millis)).run(BENCHMARKS);
    Report report =
        new Report(
            "guardrails",
            Map.of("forks", forks, "iterations", iterations, "millis", millis),
            Map.of());
    List<Goal> goals = goals(series);
    report.print(System.out, series, goals);
    System.out.println("written: " + report.write(Workspace.open().results(), series, goals));
    return 0;
  }

  private static List<Goal> goals(List<Series> all) {
    List<Goal> goals = new ArrayList<>();
    for (Series series : all) {
      if (!series.name().startsWith(CHAIN)) {
        double nanoseconds = series.median(MicroRun.PROCESSOR);
        double bytes = series.median(MicroRun.BYTES);
        goals.add(
            Goal.atMost(
                series.name() + ", nanoseconds", MUST_NANOSECONDS, AIM_NANOSECONDS, nanoseconds));
        goals.add(Goal.atMost(series.name() + ", bytes", MUST_BYTES, AIM_BYTES, bytes));
      }
    }
    return goals;
  }
}
