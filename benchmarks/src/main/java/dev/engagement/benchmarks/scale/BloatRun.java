package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.measure.Goal;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Series;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A long run through a large queue, tenth by tenth: dead rows and the vacuum that follows them must
 * not make its end slower than its start.
 */
public final class BloatRun {

  private static final int TENTHS = 10;
  private static final int WARM_UP = 20_000;
  private static final List<String> HOT =
      List.of(
          "queue_item", "recipient", "enrollment", "enrollment_due", "tenant_due", "rate_window");

  private final Workspace workspace;
  private final DatabaseServer server;
  private final SinkProcess sink;
  private final PrintStream progress;
  private final List<Series> tenths = new ArrayList<>();

  public BloatRun(
      Workspace workspace, DatabaseServer server, SinkProcess sink, PrintStream progress) {
    this.workspace = workspace;
    this.server = server;
    this.sink = sink;
    this.progress = progress;
  }

  /**
   * Returns a series for each tenth of the run.
   *
   * @param items how many are in the queue at its start
   * @param sends how many of them are sent
   */
  public List<Series> run(long items, int tenants, int sends)
      throws IOException, InterruptedException, SQLException {
    try (Ground ground = Ground.lay(workspace, server, sink, tenants)) {
      ground.grow((items - sends) / tenants);
      try (Fleet fleet = ground.start(1, Math.min(WARM_UP, sends))) {
        ground.due(LongStream.rangeClosed(1, tenants), sends / tenants);
        watch(ground, fleet, tenants, sends / tenants * (long) tenants);
      }
    }
    return List.copyOf(tenths);
  }

  private void watch(Ground ground, Fleet fleet, int tenants, long sends)
      throws IOException, InterruptedException, SQLException {
    Tenth tenth = new Tenth(ground, ground.processes(fleet), sends / TENTHS);
    ground.send(fleet, LongStream.rangeClosed(1, tenants), sends, tenth::reached);
  }

  /** Begins anew whenever another tenth is sent. */
  private final class Tenth {

    private final Ground ground;
    private final Map<String, Long> processes;
    private final long size;
    private Stopwatch stopwatch;
    private long from;

    Tenth(Ground ground, Map<String, Long> processes, long size) {
      this.ground = ground;
      this.processes = processes;
      this.size = size;
      this.stopwatch = Stopwatch.start(processes);
    }

    void reached(long sent) {
      if (sent - from >= size && tenths.size() < TENTHS) {
        keep(stopwatch.stop(sent - from));
        from = sent;
        stopwatch = Stopwatch.start(processes);
      }
    }

    private void keep(Measurement plain) {
      String name = String.format(Locale.ROOT, "tenth %d", tenths.size() + 1);
      Measurement measured =
          new Measurement(plain.items(), plain.elapsed(), plain.cpuSeconds(), sizes(ground));
      progress.printf(
          Locale.ROOT,
          "  %-10s %8.0f/s  %6.3f cpu-s/1,000  %s%n",
          name,
          measured.rate(),
          measured.cpuPerThousand(),
          measured.values());
      tenths.add(new Series(name, List.of(measured), Optional.empty()));
    }
  }

  private static Map<String, Double> sizes(Ground ground) {
    Map<String, Double> sizes = new HashMap<>();
    for (String table : HOT) {
      String name = "'engagement." + table + "'::regclass";
      sizes.put(table + "MB", ground.number("SELECT pg_table_size(" + name + ")") / 1e6);
      String dead = "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relid = " + name;
      sizes.put(table + "Dead", (double) ground.number(dead));
    }
    return sizes;
  }

  /** Returns what the run is held against: neither slower nor dearer at the end. */
  public List<Goal> goals() {
    Series first = tenths.get(0);
    Series last = tenths.get(tenths.size() - 1);
    return List.of(
        Goal.atMost(
            "cpu per send: last tenth / first tenth",
            1.1,
            1.0,
            last.median("cpuSecondsPerThousand") / first.median("cpuSecondsPerThousand")),
        Goal.atLeast("pace: last tenth / first tenth", 0.9, 1.0, last.rate() / first.rate()));
  }
}
