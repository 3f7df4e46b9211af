package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.EngineProcess;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A database with so many customers, whose queues grow from case to case. */
final class Ground implements AutoCloseable {

  private static final String DATABASE = "scale";
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int WARM_UP_TENANTS = 20;

  private static final String RELEASE =
      """
      INSERT INTO engagement.tenant_due AS t (tenant_id, next_due)
      SELECT d.tenant_id, min(d.next_due)
        FROM engagement.enrollment_due d
       WHERE d.tenant_id IN (SELECT bench.of_customer('%s'::uuid, n) FROM unnest(%s) AS n)
       GROUP BY d.tenant_id
      ON CONFLICT (tenant_id) DO UPDATE SET next_due = excluded.next_due
      """;

  private final Workspace workspace;
  private final DatabaseServer server;
  private final SinkProcess sink;
  private final Model model;
  private final Filler filler;
  private final int tenants;
  private long nextItem;
  private long waitingEach;
  private int blocks;

  private Ground(
      Workspace workspace, DatabaseServer server, SinkProcess sink, Model model, int tenants)
      throws SQLException {
    this.workspace = workspace;
    this.server = server;
    this.sink = sink;
    this.model = model;
    this.filler = Filler.open(server, DATABASE, model);
    this.tenants = tenants;
  }

  /** Lays out so many customers, and some more to warm up with. */
  static Ground lay(Workspace workspace, DatabaseServer server, SinkProcess sink, int tenants)
      throws IOException, InterruptedException, SQLException {
    server.create(DATABASE);
    Model model;
    try (EngineProcess engine =
            EngineProcess.start(workspace, server.ownerUrl(DATABASE), sink.address(), false);
        Connection connection = DriverManager.getConnection(server.url(DATABASE))) {
      model = Model.lay(workspace, engine, connection);
    }
    Ground ground = new Ground(workspace, server, sink, model, tenants);
    ground.filler.customers(1, tenants + WARM_UP_TENANTS);
    return ground;
  }

  /** Lets so many items of each customer wait behind what will be due. */
  void grow(long each) throws SQLException {
    if (each > waitingEach) {
      nextItem += filler.manyLists(Lists.waiting(tenants, waitingEach, each, nextItem));
      waitingEach = each;
    }
    filler.settle();
  }

  /** Pauses so many items more, of these customers, that were due before all others. */
  void pause(LongStream customers, long count) throws SQLException {
    nextItem += filler.manyLists(Lists.paused(customers, count, nextItem));
    filler.settle();
  }

  /**
   * Starts workers, and lets them send until their code is compiled.
   *
   * @param warmUp how many mails each of them sends for that
   */
  Fleet start(int workers, int warmUp) throws IOException, InterruptedException, SQLException {
    Map<String, String> settings =
        EngineProcess.settings(server.ownerUrl(DATABASE), sink.address(), true);
    String instance = Sql.text(filler.connection(), "SELECT id FROM engagement_global.instance");
    Fleet fleet = Fleet.start(workspace, settings, instance, workers);
    long[] others = LongStream.rangeClosed(tenants + 1, tenants + WARM_UP_TENANTS).toArray();
    int each = warmUp * workers / WARM_UP_TENANTS;
    lay(LongStream.of(others), each, 0);
    send(fleet, LongStream.of(others), (long) each * others.length, sent -> {});
    return fleet;
  }

  /** Lays out what will be due, of these customers, on top of what waits. */
  void due(LongStream customers, int each) throws SQLException {
    lay(customers, each, waitingEach);
    Sql.run(filler.connection(), "CHECKPOINT");
  }

  private void lay(LongStream customers, int each, long behind) throws SQLException {
    nextItem +=
        filler.lists(
            behind > 0
                ? Lists.due(customers, each, behind, nextItem)
                : Lists.alone(customers, each, blocks++, nextItem));
    filler.analyze();
  }

  /**
   * Lets workers send what is due of these customers, and measures it.
   *
   * @param sends how many mails these are
   * @param progress is told how many are sent, again and again
   */
  Measurement send(Fleet fleet, LongStream customers, long sends, LongConsumer progress)
      throws IOException, InterruptedException, SQLException {
    String numbers =
        customers.mapToObj(Long::toString).collect(Collectors.joining(",", "'{", "}'::bigint[]"));
    long before = sink.taken().requests();
    long settled = settled();
    Stopwatch stopwatch = Stopwatch.start(processes(fleet));
    Sql.run(
        filler.connection(), RELEASE.formatted(model.tenant(), numbers), "NOTIFY engagement_work");
    await(fleet, stopwatch, sends, () -> sink.taken().requests() - before, progress);
    await(fleet, stopwatch, sends, () -> settled() - settled, sent -> {});
    return stopwatch.stop(sends);
  }

  /** Returns the processes that are to be watched. */
  Map<String, Long> processes(Fleet fleet) {
    Map<String, Long> processes = new HashMap<>(fleet.processes());
    processes.put("database", server.pid());
    processes.put("sink", sink.pid());
    return processes;
  }

  /** Asks enrollments, which are few; to count items would cost as much as it measures. */
  private long settled() throws SQLException {
    return Sql.number(
        filler.connection(), "SELECT coalesce(sum(completed), 0) FROM engagement.enrollment");
  }

  private interface Count {
    long now() throws IOException, InterruptedException, SQLException;
  }

  private static void await(
      Fleet fleet, Stopwatch stopwatch, long wanted, Count count, LongConsumer progress)
      throws IOException, InterruptedException, SQLException {
    for (long now = count.now(); now < wanted; now = count.now()) {
      progress.accept(now);
      if (stopwatch.elapsed().compareTo(LONGEST) > 0) {
        throw new IllegalStateException(now + " of " + wanted + " sent: " + fleet.output());
      }
      Thread.sleep(25);
    }
    progress.accept(wanted);
  }

  /** Returns a number that a query yields. */
  long number(String query) {
    try {
      return Sql.number(filler.connection(), query);
    } catch (SQLException failed) {
      throw new IllegalStateException(query, failed);
    }
  }

  @Override
  public void close() throws SQLException {
    filler.close();
  }
}
