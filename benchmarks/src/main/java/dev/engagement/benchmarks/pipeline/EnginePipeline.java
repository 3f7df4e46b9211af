package dev.engagement.benchmarks.pipeline;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.EngineApi;
import dev.engagement.benchmarks.surroundings.EngineProcess;
import dev.engagement.benchmarks.surroundings.EngineWorld;
import dev.engagement.benchmarks.surroundings.SinkProcess;
import dev.engagement.benchmarks.surroundings.Workspace;
import dev.engagement.ports.queue.WorkerSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The engine, whole: lists enrolled over HTTP, then planned, guarded, announced, sent through the
 * SendGrid adapter and settled, with row security and audit. What is measured begins when the
 * customer's kill switch is released and ends when every item is settled.
 */
public final class EnginePipeline implements Contestant {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int WARM_UP = 100_000;
  private static final String OPEN = "SELECT sum(unfinished) FROM engagement.enrollment";

  private final String name;
  private final Workspace workspace;
  private final DatabaseServer database;
  private final SinkProcess sink;
  private final boolean rowSecurity;
  private final int sendSlots;
  private final String own = "engine_" + COUNT.incrementAndGet();
  private long enrolled;

  @Nullable private EngineProcess engine;
  @Nullable private EngineWorld world;

  /**
   * Measures the engine.
   *
   * @param rowSecurity whether the database enforces tenancy; switched off only to see its price
   * @param sendSlots how many requests it may have on the wire at once
   */
  public EnginePipeline(
      String name,
      Workspace workspace,
      DatabaseServer database,
      SinkProcess sink,
      boolean rowSecurity,
      int sendSlots) {
    this.name = name;
    this.workspace = workspace;
    this.database = database;
    this.sink = sink;
    this.rowSecurity = rowSecurity;
    this.sendSlots = sendSlots;
  }

  /** Measures the engine with as many send slots as it usually has. */
  public EnginePipeline(
      String name,
      Workspace workspace,
      DatabaseServer database,
      SinkProcess sink,
      boolean rowSecurity) {
    this(
        name,
        workspace,
        database,
        sink,
        rowSecurity,
        WorkerSettings.usual("bench", true).sendSlots());
  }

  @Override
  public String name() {
    return name;
  }

  /** The process stays from round to round, so that what is measured is not how it warms up. */
  @Override
  public void prepare(int items) throws Exception {
    if (engine == null) {
      start();
    }
    EngineWorld laid = Objects.requireNonNull(world);
    laid.stopped(true);
    enroll(laid, items);
    database.execute(own, "VACUUM ANALYZE", "CHECKPOINT");
  }

  private void start() throws Exception {
    database.create(own);
    Map<String, String> settings =
        new HashMap<>(EngineProcess.settings(database.ownerUrl(own), sink.address(), true));
    settings.put("ENGAGEMENT_SEND_SLOTS", Integer.toString(sendSlots));
    EngineProcess started = EngineProcess.start(workspace, settings, List.of());
    engine = started;
    if (!rowSecurity) {
      disableRowSecurity();
    }
    EngineWorld laid = EngineWorld.lay(new EngineApi(started.address()));
    world = laid;
    enroll(laid, WARM_UP);
    awaitSettled();
  }

  private void enroll(EngineWorld laid, int recipients) throws Exception {
    Path list = workspace.folder("lists").resolve(own + ".csv");
    laid.enroll(EngineWorld.list(list, enrolled, recipients));
    enrolled += recipients;
  }

  private void disableRowSecurity() throws SQLException {
    database.execute(
        own,
        """
        DO $$
        DECLARE t record;
        BEGIN
          FOR t IN SELECT c.oid::regclass AS name FROM pg_class c
                    WHERE c.relrowsecurity AND c.relnamespace = 'engagement'::regnamespace
          LOOP
            EXECUTE 'ALTER TABLE ' || t.name || ' DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY';
          END LOOP;
        END $$
        """);
  }

  @Override
  public Measurement measure(int items) throws Exception {
    long pid = Objects.requireNonNull(engine).pid();
    Stopwatch stopwatch =
        Stopwatch.start(Map.of("worker", pid, "database", database.pid(), "sink", sink.pid()));
    Objects.requireNonNull(world).stopped(false);
    awaitSettled();
    Measurement measurement = stopwatch.stop(items);
    checkSent();
    return measurement;
  }

  /** The enrollments count what is open, so that to look costs the database nothing. */
  private void awaitSettled() throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    try (Connection connection = DriverManager.getConnection(database.url(own));
        PreparedStatement open = connection.prepareStatement(OPEN)) {
      while (number(open) > 0) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "not all was sent: " + Objects.requireNonNull(engine).output());
        }
        Thread.sleep(20);
      }
    }
  }

  private void checkSent() throws SQLException {
    long unsent =
        database.number(own, "SELECT count(*) FROM engagement.queue_item WHERE state <> 'Sent'");
    if (unsent > 0) {
      throw new IllegalStateException(unsent + " items were not sent");
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void end() {
    EngineProcess running = engine;
    if (running != null) {
      running.close();
    }
    engine = null;
  }
}
