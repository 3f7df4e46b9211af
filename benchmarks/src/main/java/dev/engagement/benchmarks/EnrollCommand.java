package dev.engagement.benchmarks;

import dev.engagement.benchmarks.enroll.CopyCeiling;
import dev.engagement.benchmarks.enroll.EngineDryRun;
import dev.engagement.benchmarks.enroll.EngineEnrollment;
import dev.engagement.benchmarks.enroll.InsertCeiling;
import dev.engagement.benchmarks.enroll.Limited;
import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Rounds;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.peer.Peer;
import dev.engagement.benchmarks.pipeline.EnginePipeline;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.Ground;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast lists are taken in and planned, beside the peers. */
@Command(name = "enroll", description = "List to queue, and dry run, beside the peers.")
final class EnrollCommand implements Callable<Integer> {

  private static final int LIVE_ITEMS = 30_000;
  private static final String LIVE = "engagement, live";

  @Option(names = "--items", description = "recipients a round (default: ${DEFAULT-VALUE})")
  private int items = 100_000;

  @Option(names = "--rounds", description = "rounds (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(names = "--only", split = ",", description = "names of contestants, in part")
  private List<String> only = List.of();

  @Option(names = "--jvm", description = "an argument for the engine's JVM; may be repeated")
  private List<String> jvm = List.of();

  @Override
  public Integer call() throws Exception {
    Workspace workspace = Workspace.open();
    try (DatabaseServer database = DatabaseServer.start(workspace);
        SinkProcess sink = SinkProcess.start(workspace, Duration.ZERO)) {
      List<Series> series =
          new Rounds(rounds, System.out)
              .run(contestants(new Ground(workspace, database, sink)), items);
      Report report =
          new Report(
              "enroll",
              Map.of("items", items, "rounds", rounds, "liveItems", LIVE_ITEMS),
              Map.of("postgresql", database.version()));
      List<Goal> goals = goals(series);
      report.print(System.out, series, goals);
      System.out.println("written: " + report.write(workspace.results(), series, goals));
    }
    return 0;
  }

  private List<Contestant> contestants(Ground ground) {
    Workspace workspace = ground.workspace();
    DatabaseServer database = ground.database();
    List<Contestant> all =
        List.of(
            new EngineEnrollment(workspace, database, jvm),
            Peer.BULLMQ.enqueueOn(ground),
            Peer.PG_BOSS.enqueueOn(ground),
            Peer.GRAPHILE_WORKER.enqueueOn(ground),
            new InsertCeiling(workspace, database),
            new CopyCeiling(database),
            new EngineDryRun(workspace, database, ground.sink(), jvm),
            new Limited(
                new EnginePipeline(LIVE, workspace, database, ground.sink(), true), LIVE_ITEMS));
    return all.stream()
        .filter(one -> only.isEmpty() || only.stream().anyMatch(one.name()::contains))
        .toList();
  }

  private static List<Goal> goals(List<Series> series) {
    double engine = rate(series, EngineEnrollment.NAME);
    return List.of(
        Goal.atLeast(
            "enrollment / BullMQ, bulk enqueue",
            1,
            2.5,
            engine / rate(series, Peer.BULLMQ.label() + ", bulk enqueue")),
        Goal.atLeast(
            "enrollment / INSERT ... unnest into the same tables",
            0.4,
            0.7,
            engine / rate(series, InsertCeiling.NAME)),
        Goal.atLeast(
            "dry run / live run", 3, 10, rate(series, EngineDryRun.NAME) / rate(series, LIVE)));
  }

  private static double rate(List<Series> series, String name) {
    return series.stream()
        .filter(one -> one.name().equals(name))
        .mapToDouble(Series::rate)
        .findFirst()
        .orElse(Double.NaN);
  }
}
