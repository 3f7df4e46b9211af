package dev.engagement.benchmarks.enroll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.engagement.benchmarks.measure.Contestant;
import dev.engagement.benchmarks.measure.Measurement;
import dev.engagement.benchmarks.measure.Stopwatch;
import dev.engagement.benchmarks.surroundings.DatabaseServer;
import dev.engagement.benchmarks.surroundings.UnitOfWork;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** What the machine takes in at the most: {@code COPY} into one plain table with a key. */
public final class CopyCeiling implements Contestant {

  private static final String DATABASE = "copied";
  private static final int LINES_AT_ONCE = 1_000;

  private final DatabaseServer database;

  @Nullable private Connection connection;

  /** Measures the ceiling. */
  public CopyCeiling(DatabaseServer database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "COPY into one plain table";
  }

  @Override
  public void prepare(int items) throws Exception {
    database.create(DATABASE);
    database.execute(
        DATABASE,
        """
        CREATE TABLE job (
          id uuid PRIMARY KEY, email text NOT NULL, first_name text, company text, city text,
          state text NOT NULL, due_at timestamptz NOT NULL DEFAULT now())
        """);
    connection = DriverManager.getConnection(database.url(DATABASE));
    copy(EnrollmentRun.WARM_UP);
    database.execute(DATABASE, "TRUNCATE job", "CHECKPOINT");
  }

  @Override
  public Measurement measure(int items) throws Exception {
    Stopwatch stopwatch =
        Stopwatch.start(
            Map.of("client", ProcessHandle.current().pid(), "database", database.pid()));
    copy(items);
    return stopwatch.stop(items);
  }

  private void copy(int items) throws SQLException {
    CopyIn copy =
        requireNonNull(connection)
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY job (id, email, first_name, company, city, state) FROM STDIN");
    for (int from = 0; from < items; from += LINES_AT_ONCE) {
      byte[] lines = lines(from, Math.min(LINES_AT_ONCE, items - from));
      copy.writeToCopy(lines, 0, lines.length);
    }
    copy.endCopy();
  }

  private static byte[] lines(int first, int count) {
    StringBuilder lines = new StringBuilder();
    for (int number = first; number < first + count; number++) {
      lines
          .append(new UUID(number, number))
          .append('\t')
          .append(UnitOfWork.email(number))
          .append('\t')
          .append(UnitOfWork.firstName(number))
          .append('\t')
          .append(UnitOfWork.company(number))
          .append('\t')
          .append(UnitOfWork.city())
          .append("\tQueued\n");
    }
    return lines.toString().getBytes(UTF_8);
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
