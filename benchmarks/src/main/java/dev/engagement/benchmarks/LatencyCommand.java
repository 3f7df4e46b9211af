package dev.engagement.benchmarks;

import dev.engagement.benchmarks.ceiling.Ceiling;
import dev.engagement.benchmarks.latency.EngineLatency;
import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Delays;
import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Rounds;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.measure.Standings;
import dev.engagement.benchmarks.peer.Pace;
import dev.engagement.benchmarks.peer.Peer;
import dev.engagement.benchmarks.peer.PeerVersions;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.Ground;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long a mail takes from its enrollment to the provider, beside the peers. */
@Command(name = "latency", description = "Enqueued to delivered at a pace, beside the peers.")
final class LatencyCommand implements Callable<Integer> {

  private static final int WARM_UP_SECONDS = 30;

  @Option(names = "--per-second", description = "the pace (default: ${DEFAULT-VALUE})")
  private int perSecond = 50;

  @Option(names = "--seconds", description = "how long (default: ${DEFAULT-VALUE})")
  private int seconds = 20;

  @Option(
      names = "--list",
      description = "mails that the engine sends off a list before (default: ${DEFAULT-VALUE})")
  private int list = 100_000;

  @Option(names = "--rounds", description = "rounds (default: ${DEFAULT-VALUE})")
  private int rounds = 1;

  @Option(names = "--only", split = ",", description = "names of contestants, in part")
  private List<String> only = List.of();

  @Override
  public Integer call() throws Exception {
    Workspace workspace = Workspace.open();
    try (DatabaseServer database = DatabaseServer.start(workspace);
        SinkProcess sink = SinkProcess.recording(workspace)) {
      List<Contestant> chosen =
          contestants(new Ground(workspace, database, sink)).stream()
              .filter(one -> only.isEmpty() || only.stream().anyMatch(one.name()::contains))
              .toList();
      List<Series> series = new Rounds(rounds, System.out).run(chosen, perSecond * seconds);
      Report report =
          new Report(
              "latency",
              Map.of("perSecond", perSecond, "seconds", seconds, "rounds", rounds),
              PeerVersions.with(workspace, database));
      List<Goal> goals = goals(new Standings(series));
      report.print(System.out, series, goals);
      System.out.println("written: " + report.write(workspace.results(), series, goals));
    }
    return 0;
  }

  private List<Contestant> contestants(Ground ground) {
    Pace pace = new Pace(perSecond, perSecond * WARM_UP_SECONDS);
    List<Contestant> all = new ArrayList<>();
    all.add(new EngineLatency(ground, pace, list));
    all.add(Ceiling.RAW_PIPELINE.on(ground, pace));
    for (Peer peer : Peer.values()) {
      all.add(peer.on(ground, pace));
    }
    return all;
  }

  private static List<Goal> goals(Standings standings) {
    double median = standings.median(EngineLatency.NAME, Delays.MEDIAN);
    double most = standings.median(EngineLatency.NAME, Delays.NINETY_NINTH);
    return List.of(
        Goal.atMost("enrolled to delivered, median, ms", 6, 4, median),
        Goal.atMost("enrolled to delivered, 99th of 100, ms", 25, 15, most));
  }
}
