package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.scale.Case.Shape;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Lets queues grow, and measures what a mail costs in them. */
public final class ScaleRun {

  private final Workspace workspace;
  private final DatabaseServer server;
  private final SinkProcess sink;
  private final ScaleGrid grid;
  private final PrintStream progress;
  private final Map<Case, Series> measured = new TreeMap<>(Case.ORDER);

  public ScaleRun(
      Workspace workspace,
      DatabaseServer server,
      SinkProcess sink,
      ScaleGrid grid,
      PrintStream progress) {
    this.workspace = workspace;
    this.server = server;
    this.sink = sink;
    this.grid = grid;
    this.progress = progress;
  }

  /** Returns what was measured, a series for each case. */
  public List<Series> run() throws IOException, InterruptedException, SQLException {
    for (int tenants : grid.tenants()) {
      try (Ground ground = Ground.lay(workspace, server, sink, tenants)) {
        grow(ground, tenants);
      }
    }
    return List.copyOf(measured.values());
  }

  private void grow(Ground ground, int tenants) throws InterruptedException, SQLException {
    CaseRun run = new CaseRun(ground, grid, progress);
    for (long items : grid.items()) {
      ground.grow(grid.plain(items, tenants, 1).waitingEach());
      for (Case one : grid.cases(items, tenants)) {
        measure(run, one);
      }
    }
    if (grid.paused() > 0) {
      Case one = grid.largest(tenants, Shape.PAUSED);
      ground.pause(
          IntStream.range(0, grid.rounds())
              .boxed()
              .flatMapToLong(round -> CaseRun.customers(one, round))
              .distinct(),
          grid.paused());
      measure(run, one);
    }
  }

  private void measure(CaseRun run, Case one) throws InterruptedException {
    measured.put(one, run.run(one));
  }

  /** Returns what the run is held against. */
  public List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    int most = grid.tenants().get(grid.tenants().size() - 1);
    for (Shape shape : Shape.values()) {
      double cost = cost(grid.largest(most, shape));
      double base = cost(grid.plain(grid.items().get(0), grid.tenants().get(0), 1));
      String name = "cpu per send: " + grid.largest(most, shape).name() + " / smallest";
      goals.add(Goal.atMost(name, 1.5, 1.2, cost / base));
    }
    return goals;
  }

  private double cost(Case one) {
    Series series = measured.get(one);
    return series == null ? Double.NaN : series.median("cpuSecondsPerThousand");
  }
}
