package dev.engagement.benchmarks;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Rounds;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.pipeline.EnginePipeline;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole way of a mail, beside the peers. */
@Command(name = "pipeline", description = "Queue to provider, beside the peers.")
final class PipelineCommand implements Callable<Integer> {

  @Option(names = "--items", description = "mails a round (default: ${DEFAULT-VALUE})")
  private int items = 100_000;

  @Option(names = "--rounds", description = "rounds (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(names = "--only", split = ",", description = "names of contestants, in part")
  private List<String> only = List.of();

  @Override
  public Integer call() throws Exception {
    Workspace workspace = Workspace.open();
    try (DatabaseServer database = DatabaseServer.start(workspace);
        SinkProcess sink = SinkProcess.start(workspace, Duration.ZERO)) {
      List<Contestant> all =
          List.of(
              new EnginePipeline("engagement", workspace, database, sink, true),
              new EnginePipeline("engagement, row security off", workspace, database, sink, false));
      List<Contestant> chosen =
          all.stream()
              .filter(one -> only.isEmpty() || only.stream().anyMatch(one.name()::contains))
              .toList();
      List<Series> series = new Rounds(rounds, System.out).run(chosen, items);
      Report report =
          new Report(
              "pipeline",
              Map.of("items", items, "rounds", rounds),
              Map.of("postgresql", database.version()));
      List<Goal> goals = List.of();
      report.print(System.out, series, goals);
      System.out.println("written: " + report.write(workspace.results(), series, goals));
    }
    return 0;
  }
}
