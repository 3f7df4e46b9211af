package dev.engagement.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  private static final AtomicInteger MIGRATIONS = new AtomicInteger();

  @Test
  void isACopyOfATemplateThatIsMigratedOnce() throws SQLException {
    try (TestDatabase one = database();
        TestDatabase other = database()) {
      run(one.runtime(), "INSERT INTO note VALUES ('only here')");

      assertThat(read(one.runtime(), "SELECT count(*) FROM note")).isEqualTo("1");
      assertThat(read(other.runtime(), "SELECT count(*) FROM note")).isEqualTo("0");
      assertThat(MIGRATIONS).hasValue(1);
    }
  }

  @Test
  void isOwnedByAnOrdinaryRole() throws SQLException {
    try (TestDatabase database = database()) {
      String owner =
          """
          SELECT concat_ws(' ', rolsuper, rolcreaterole, rolbypassrls, datname = current_database())
            FROM pg_roles JOIN pg_database ON datdba = pg_roles.oid
           WHERE rolname = current_user AND datname = current_database()
          """;

      assertThat(read(database.owner().dataSource(), owner)).isEqualTo("f t f t");
    }
  }

  @Test
  void runsAsTheRuntimeRoleInAnotherTimeZone() throws SQLException {
    try (TestDatabase database = database()) {
      assertThat(read(database.runtime(), "SELECT current_user")).isEqualTo("engagement_app");
      assertThat(read(database.runtime(), "SHOW timezone")).isEqualTo("America/Los_Angeles");
      assertThat(read(database.superuser().dataSource(), "SELECT current_user"))
          .isEqualTo("postgres");
    }
  }

  @Test
  void usesASessionAgainOnceItIsClosedAndNothingOfItsTransaction() throws SQLException {
    String session = "SELECT current_user || ' ' || pg_backend_pid()";
    try (TestDatabase database = database()) {
      String first = read(database.reusedRuntime(), session);
      try (Connection abandoned = database.reusedRuntime().getConnection()) {
        abandoned.setAutoCommit(false);
        abandoned.createStatement().execute("INSERT INTO note VALUES ('lost')");
      }

      assertThat(first).startsWith("engagement_app ");
      assertThat(read(database.reusedRuntime(), session)).isEqualTo(first);
      assertThat(read(database.reusedRuntime(), "SHOW timezone")).isEqualTo("America/Los_Angeles");
      assertThat(read(database.runtime(), "SELECT count(*) FROM note")).isEqualTo("0");
    }
  }

  @Test
  void letsNobodyInWithoutAPassword() {
    DatabaseLogin right = TestPostgres.server().superuser("postgres");
    DataSource wrong = new DatabaseLogin(right.url(), right.user(), "wrong").dataSource();

    assertThatThrownBy(() -> read(wrong, "SELECT 1"))
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).startsWith("28"));
  }

  @Test
  void startsAfterAKilledJvmAndStopsTheServerThatItLeft() throws Exception {
    ProcessHandle leftOver = ProcessHandle.of(runJvm("kill")).orElseThrow();
    assertThat(leftOver.info().command()).isPresent();

    long next = runJvm("end");

    assertThat(next).isNotEqualTo(leftOver.pid());
    assertThat(leftOver.info().command()).as("of a process that is gone").isEmpty();
  }

  private static long runJvm(String how) throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerInAnotherJvm.class.getName(),
                how)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).isEqualTo(7);
    return Long.parseLong(said.strip());
  }

  private static TestDatabase database() {
    return TestDatabase.create("notes", TestDatabaseTest::migrate);
  }

  private static void migrate(DatabaseLogin owner) {
    MIGRATIONS.incrementAndGet();
    try {
      run(owner.dataSource(), "CREATE ROLE engagement_app NOLOGIN");
      run(owner.dataSource(), "GRANT engagement_app TO CURRENT_USER");
      run(owner.dataSource(), "CREATE TABLE note (said text)");
      run(owner.dataSource(), "GRANT SELECT, INSERT ON note TO engagement_app");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String read(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
