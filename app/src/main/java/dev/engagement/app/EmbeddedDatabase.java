package dev.engagement.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A durable PostgreSQL of our own beneath the data directory, which only this machine reaches, by
 * password. The engine's database belongs to an ordinary role: row security does not hold for a
 * superuser.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final String NAME = "engagement";
  private static final String OWNER = "engagement_owner";
  private static final String ACCESS_RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

  private final EmbeddedPostgres server;
  private final String ownerPassword;

  private EmbeddedDatabase(EmbeddedPostgres server, String ownerPassword) {
    this.server = server;
    this.ownerPassword = ownerPassword;
  }

  /** Starts it, after what a killed process may have left. */
  static EmbeddedDatabase start(DataDirectory directory, Supplier<String> passwords) {
    Path data = directory.folder("postgres");
    new LeftoverServer(data).stop();
    String superuser = directory.secret("postgres-password", passwords);
    String owner = directory.secret("owner-password", passwords);
    boolean first = !Files.exists(data.resolve("PG_VERSION")) || !isLockedDown(data);
    try {
      EmbeddedPostgres server = builder(directory, data, first ? null : superuser).start();
      if (first) {
        lockDown(server, data, superuser);
      }
      ensureDatabase(server, superuser, owner);
      return new EmbeddedDatabase(server, owner);
    } catch (IOException | SQLException failed) {
      throw new StartupException("the embedded database does not start: " + failed.getMessage());
    }
  }

  /** Returns the owner's address. */
  DatabaseAddress owner() {
    return new DatabaseAddress(url(server, NAME), Optional.of(OWNER), Optional.of(ownerPassword));
  }

  private static EmbeddedPostgres.Builder builder(
      DataDirectory directory, Path data, @Nullable String password) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(directory.folder("postgres-binaries").toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("max_connections", "100")
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("encoding", "UTF-8");
    return password == null ? builder : builder.setConnectConfig("password", password);
  }

  private static boolean isLockedDown(Path data) {
    try {
      return Files.readString(data.resolve("pg_hba.conf")).equals(ACCESS_RULES);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static void lockDown(EmbeddedPostgres server, Path data, String password)
      throws SQLException, IOException {
    try (Connection connection =
            DriverManager.getConnection(url(server, "postgres"), "postgres", password);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(data.resolve("pg_hba.conf"), ACCESS_RULES);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static void ensureDatabase(EmbeddedPostgres server, String superuser, String owner)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url(server, "postgres"), "postgres", superuser);
        Statement statement = connection.createStatement()) {
      if (isMissing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + OWNER + "'")) {
        statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + owner + "'");
      }
      if (isMissing(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
      }
    }
  }

  private static boolean isMissing(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }

  private static String url(EmbeddedPostgres server, String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
