package dev.engagement.benchmarks.enroll;

import static java.util.Objects.requireNonNull;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.Workspace;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same rows in the engine's own tables, with all their keys, indexes and row security, by
 * nothing but {@code INSERT … SELECT … FROM unnest}: nothing is read, parsed, checked or looked up.
 */
public final class InsertCeiling implements Contestant {

  /** The name in tables and results. */
  public static final String NAME = "INSERT ... unnest into the same tables";

  private static final int BATCH = 5_000;
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private final Workspace workspace;
  private final DatabaseServer database;

  @Nullable private Connection connection;

  /** Measures the ceiling. */
  public InsertCeiling(Workspace workspace, DatabaseServer database) {
    this.workspace = workspace;
    this.database = database;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void prepare(int items) throws Exception {
    EnrollmentRun.start(workspace, database, NOWHERE, false, List.of()).close();
    Connection opened = DriverManager.getConnection(database.ownerUrl(EnrollmentRun.DATABASE));
    connection = opened;
    try (Statement statement = opened.createStatement()) {
      statement.execute("SET ROLE engagement_app");
    }
    opened.setAutoCommit(false);
    insert(EnrollmentRun.WARM_UP, EnrollmentRun.WARM_UP);
    database.execute(EnrollmentRun.DATABASE, "VACUUM ANALYZE", "CHECKPOINT");
  }

  @Override
  public Measurement measure(int items) throws Exception {
    Stopwatch stopwatch =
        Stopwatch.start(
            Map.of("client", ProcessHandle.current().pid(), "database", database.pid()));
    insert(2L * EnrollmentRun.WARM_UP, items);
    Measurement measurement = stopwatch.stop(items);
    Tables.check(database, EnrollmentRun.DATABASE, 2L * EnrollmentRun.WARM_UP + items);
    return measurement;
  }

  private void insert(long first, int count) throws SQLException {
    Connection opened = requireNonNull(connection);
    RowInserts inserts = new RowInserts(opened, enrollment());
    for (int from = 0; from < count; from += BATCH) {
      inserts.insert(first + from, Math.min(BATCH, count - from));
    }
    opened.commit();
  }

  private RowInserts.Target enrollment() throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url(EnrollmentRun.DATABASE));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT tenant_id, enrollment_id, sequence_id, step_id
                  FROM engagement.queue_item LIMIT 1
                """)) {
      row.next();
      return new RowInserts.Target(
          row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }
  }

  @Override
  public void close() throws IOException {
    Connection opened = connection;
    connection = null;
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (SQLException broken) {
      throw new IOException(broken);
    }
  }
}
