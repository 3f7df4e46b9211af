package dev.engagement.benchmarks;

import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.micro.MicroRun;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures single parts. */
@Command(name = "micro", description = "Single parts: planner, rendering, windows, JSON and more.")
final class MicroCommand implements Callable<Integer> {

  @Option(names = "--forks", description = "processes (default: ${DEFAULT-VALUE})")
  private int forks = 2;

  @Option(names = "--iterations", description = "in each of them (default: ${DEFAULT-VALUE})")
  private int iterations = 5;

  @Option(names = "--millis", description = "that each takes (default: ${DEFAULT-VALUE})")
  private int millis = 1_000;

  @Option(names = "--only", split = ",", description = "names of benchmarks, in part")
  private List<String> only = List.of("dev.engagement.benchmarks.micro");

  @Override
  public Integer call() throws Exception {
    List<Series> series = new MicroRun(forks, iterations, Duration.ofMillis(millis)).run(only);
    Report report =
        new Report(
            "micro",
            Map.of("forks", forks, "iterations", iterations, "millis", millis, "only", only),
            Map.of());
    report.print(System.out, series, List.of());
    System.out.println("written: " + report.write(Workspace.open().results(), series, List.of()));
    return 0;
  }
}
