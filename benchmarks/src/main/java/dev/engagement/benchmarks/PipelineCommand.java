package dev.engagement.benchmarks;

import dev.engagement.benchmarks.ceiling.Ceiling;
import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Rounds;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.peer.Peer;
import dev.engagement.benchmarks.peer.PeerVersions;
import dev.engagement.benchmarks.pipeline.EnginePipeline;
import dev.engagement.benchmarks.pipeline.PipelineGoals;
import dev.engagement.benchmarks.pipeline.SlowSink;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.Ground;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole way of a mail, beside the peers. */
@Command(name = "pipeline", description = "Queue to provider, beside the peers.")
final class PipelineCommand implements Callable<Integer> {

  private static final int MOST_OF_SLOW_SINK = 15_000;

  @Option(names = "--items", description = "mails a round (default: ${DEFAULT-VALUE})")
  private int items = 100_000;

  @Option(names = "--rounds", description = "rounds (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(names = "--only", split = ",", description = "names of contestants")
  private List<String> only = List.of();

  @Option(
      names = "--sink-delay",
      description = "milliseconds that the slow sink takes (default: ${DEFAULT-VALUE})")
  private int sinkDelay = 50;

  @Option(
      names = "--slow-slots",
      description = "the in-flight limit beside the slow sink (default: ${DEFAULT-VALUE})")
  private int slowSlots = 128;

  @Override
  public Integer call() throws Exception {
    Workspace workspace = Workspace.open();
    try (DatabaseServer database = DatabaseServer.start(workspace);
        SinkProcess sink = SinkProcess.start(workspace, Duration.ZERO);
        SinkProcess slow = SinkProcess.start(workspace, Duration.ofMillis(sinkDelay))) {
      List<Contestant> all = contestants(new Ground(workspace, database, sink), slow);
      List<Contestant> chosen =
          all.stream().filter(one -> only.isEmpty() || only.contains(one.name())).toList();
      List<Series> series = new Rounds(rounds, System.out).run(chosen, items);
      Report report =
          new Report(
              "pipeline",
              Map.of(
                  "items",
                  items,
                  "rounds",
                  rounds,
                  "sinkDelayMillis",
                  sinkDelay,
                  "slowSlots",
                  slowSlots),
              PeerVersions.with(workspace, database));
      List<Goal> goals = PipelineGoals.of(series);
      report.print(System.out, series, goals);
      System.out.println("written: " + report.write(workspace.results(), series, goals));
    }
    return 0;
  }

  private List<Contestant> contestants(Ground ground, SinkProcess slow) {
    List<Contestant> all = new ArrayList<>();
    all.add(engine(PipelineGoals.ENGINE, ground, true));
    all.add(engine(PipelineGoals.UNGUARDED, ground, false));
    for (Peer peer : Peer.values()) {
      all.add(peer.on(ground));
    }
    for (Ceiling ceiling : Ceiling.values()) {
      all.add(ceiling.on(ground));
    }
    all.add(slow(ground, slow));
    return all;
  }

  private static Contestant engine(String name, Ground ground, boolean rowSecurity) {
    return new EnginePipeline(
        name, ground.workspace(), ground.database(), ground.sink(), rowSecurity);
  }

  private Contestant slow(Ground ground, SinkProcess sink) {
    EnginePipeline engine =
        new EnginePipeline(
            PipelineGoals.SLOW, ground.workspace(), ground.database(), sink, true, slowSlots);
    return new SlowSink(engine, sink, slowSlots, MOST_OF_SLOW_SINK);
  }
}
