package dev.engagement.benchmarks;

import dev.engagement.benchmarks.measure.Report;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.scale.BloatRun;
import dev.engagement.benchmarks.scale.ScaleGrid;
import dev.engagement.benchmarks.scale.ScaleRun;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what a mail costs in queues from small to large. */
@Command(name = "scale", description = "What a mail costs in large queues of many customers.")
final class ScaleCommand implements Callable<Integer> {

  private static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L, 5_000_000L);
  private static final List<Integer> TENANTS = List.of(1, 100, 10_000);
  private static final int SENDS = 20_000;
  private static final long LONG_RUN_ITEMS = 1_000_000;
  private static final int LONG_RUN_TENANTS = 100;
  private static final int LONG_RUN_SENDS = 200_000;

  @Option(
      names = "--items",
      split = ",",
      description =
          "sizes of the queue (default: 10000,100000,1000000,5000000; 1000000 with --bloat)")
  private List<Long> items = List.of();

  @Option(
      names = "--tenants",
      split = ",",
      description = "numbers of customers (default: 1,100,10000; 100 with --bloat)")
  private List<Integer> tenants = List.of();

  @Option(
      names = "--workers",
      split = ",",
      description = "numbers of workers (default: ${DEFAULT-VALUE})")
  private List<Integer> workers = List.of(1, 4);

  @Option(names = "--sends", description = "mails a round (default: 20000; 200000 with --bloat)")
  private Optional<Integer> sends = Optional.empty();

  @Option(names = "--rounds", description = "rounds of a case (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(
      names = "--paused",
      description = "paused items in the way, at the end (default: ${DEFAULT-VALUE})")
  private long paused = 1_000_000;

  @Option(names = "--full", description = "measure every combination, which takes hours")
  private boolean full;

  @Option(names = "--bloat", description = "one long run instead, tenth by tenth")
  private boolean bloat;

  @Override
  public Integer call() throws Exception {
    Workspace workspace = Workspace.open();
    try (DatabaseServer database = DatabaseServer.start(workspace);
        SinkProcess sink = SinkProcess.start(workspace, Duration.ZERO)) {
      if (bloat) {
        bloat(workspace, database, sink);
      } else {
        grid(workspace, database, sink);
      }
    }
    return 0;
  }

  private void grid(Workspace workspace, DatabaseServer database, SinkProcess sink)
      throws Exception {
    int each = sends.orElse(SENDS);
    List<Long> sizes = items.isEmpty() ? SIZES : items;
    List<Integer> customers = tenants.isEmpty() ? TENANTS : tenants;
    ScaleGrid grid = new ScaleGrid(sizes, customers, workers, each, rounds, paused, full);
    ScaleRun run = new ScaleRun(workspace, database, sink, grid, System.out);
    List<Series> series = run.run();
    Map<String, Object> settings =
        Map.of("items", sizes, "tenants", customers, "workers", workers, "sends", each);
    Report report = new Report("scale", settings, Map.of("postgresql", database.version()));
    report.print(System.out, series, run.goals());
    System.out.println("written: " + report.write(workspace.results(), series, run.goals()));
  }

  private void bloat(Workspace workspace, DatabaseServer database, SinkProcess sink)
      throws Exception {
    long size = items.isEmpty() ? LONG_RUN_ITEMS : items.get(0);
    int customers = tenants.isEmpty() ? LONG_RUN_TENANTS : tenants.get(0);
    int sent = sends.orElse(LONG_RUN_SENDS);
    BloatRun run = new BloatRun(workspace, database, sink, System.out);
    List<Series> series = run.run(size, customers, sent);
    Map<String, Object> settings = Map.of("items", size, "tenants", customers, "sends", sent);
    Report report = new Report("scale-bloat", settings, Map.of("postgresql", database.version()));
    report.print(System.out, series, run.goals());
    System.out.println("written: " + report.write(workspace.results(), series, run.goals()));
  }
}
