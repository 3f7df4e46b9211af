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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine, whole: lists enrolled over HTTP, then planned, guarded, announced, sent through the
 * SendGrid adapter and settled, with row security and audit. What is measured begins when the
 * customer's kill switch is released and ends when every item is settled.
 */
public final class EnginePipeline implements Contestant {

  static final String DATABASE = "engine";

  private static final int WARM_UP = 20_000;
  private static final String OPEN = "SELECT sum(unfinished) FROM engagement.enrollment";

  private final String name;
  private final Workspace workspace;
  private final DatabaseServer database;
  private final SinkProcess sink;
  private final boolean rowSecurity;

  @Nullable private EngineProcess engine;
  @Nullable private EngineWorld world;

  /**
   * Measures the engine.
   *
   * @param rowSecurity whether the database enforces tenancy; switched off only to see its price
   */
  public EnginePipeline(
      String name,
      Workspace workspace,
      DatabaseServer database,
      SinkProcess sink,
      boolean rowSecurity) {
    this.name = name;
    this.workspace = workspace;
    this.database = database;
    this.sink = sink;
    this.rowSecurity = rowSecurity;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare(int items) throws Exception {
    database.create(DATABASE);
    EngineProcess started =
        EngineProcess.start(workspace, database.ownerUrl(DATABASE), sink.address(), true);
    engine = started;
    if (!rowSecurity) {
      disableRowSecurity();
    }
    EngineWorld laid = EngineWorld.lay(new EngineApi(started.address()));
    world = laid;
    Path lists = workspace.folder("lists");
    laid.enroll(EngineWorld.list(lists.resolve("warm.csv"), 0, WARM_UP));
    awaitSettled();
    laid.stopped(true);
    laid.enroll(EngineWorld.list(lists.resolve("measured.csv"), WARM_UP, items));
    database.execute(DATABASE, "VACUUM ANALYZE", "CHECKPOINT");
  }

  private void disableRowSecurity() throws SQLException {
    database.execute(
        DATABASE,
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
    try (Connection connection = DriverManager.getConnection(database.url(DATABASE));
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
        database.number(
            DATABASE, "SELECT count(*) FROM engagement.queue_item WHERE state <> 'Sent'");
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
  public void close() {
    EngineProcess running = engine;
    if (running != null) {
      running.close();
    }
    engine = null;
  }
}
