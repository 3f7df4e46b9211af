package dev.engagement.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @TempDir Path folder;

  private final AtomicInteger made = new AtomicInteger();

  private String password() {
    return "password-" + made.incrementAndGet();
  }

  @Test
  void isDurableAndLetsNobodyInWithoutAPassword() throws SQLException {
    try (DataDirectory directory = DataDirectory.take(folder.resolve("data"));
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, this::password)) {
      DatabaseAddress owner = database.owner();

      assertThat(setting(owner, "fsync")).isEqualTo("on");
      assertThat(setting(owner, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(owner, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(owner.url(), "engagement_owner", "wrong"));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(owner.url(), "postgres", ""));
      assertThat(isSuperuser(owner)).isFalse();
    }
  }

  @Test
  void keepsItsDataAndPasswordsOverARestart() throws SQLException {
    try (DataDirectory directory = DataDirectory.take(folder.resolve("data"))) {
      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, this::password)) {
        execute(database.owner(), "CREATE TABLE kept AS SELECT 42 AS answer");
      }
      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, this::password)) {
        assertThat(query(database.owner(), "SELECT answer FROM kept")).isEqualTo("42");
      }
    }
  }

  @Test
  void keepsSecretsAndDataToTheirOwner() throws Exception {
    try (DataDirectory directory = DataDirectory.take(folder.resolve("data"))) {
      directory.secret("some-secret", this::password);
      Path data = folder.resolve("data");

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("secrets/some-secret"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void isUsedByOneProcessAtATime() {
    try (DataDirectory directory = DataDirectory.take(folder.resolve("data"))) {
      assertThat(directory).isNotNull();
      assertThatExceptionOfType(StartupException.class)
          .isThrownBy(() -> DataDirectory.take(folder.resolve("data")))
          .withMessageContaining("another process uses the data directory");
    }
  }

  private static String setting(DatabaseAddress address, String name) throws SQLException {
    return query(address, "SHOW " + name);
  }

  private static boolean isSuperuser(DatabaseAddress address) throws SQLException {
    return query(address, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user").equals("t");
  }

  private static String query(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(
        address.url(), address.user().orElseThrow(), address.password().orElseThrow());
  }
}
