package dev.engagement.benchmarks.surroundings;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A durable PostgreSQL of this run, for all that take part. It asks nobody for a password and
 * listens on the loopback address alone.
 */
public final class DatabaseServer implements AutoCloseable {

  private static final String OWNER = "engagement_owner";

  private final EmbeddedPostgres server;
  private final long pid;

  private DatabaseServer(EmbeddedPostgres server, long pid) {
    this.server = server;
    this.pid = pid;
  }

  /** Starts it, on an empty folder. */
  public static DatabaseServer start(Workspace workspace) throws IOException {
    Path data = workspace.folder("postgres").resolve("data-" + ProcessHandle.current().pid());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(workspace.folder("postgres-binaries").toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(true)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("checkpoint_timeout", "15min")
            .setServerConfig("max_connections", "200")
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("encoding", "UTF-8")
            .start();
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    return new DatabaseServer(server, pid);
  }

  /** Returns the process whose children serve the connections. */
  public long pid() {
    return pid;
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Returns the address of a database, for the superuser. */
  public String url(String database) {
    return url(database, "postgres");
  }

  /** Returns the address of a database, for the engine, which row security binds. */
  public String ownerUrl(String database) {
    return url(database, OWNER);
  }

  private String url(String database, String user) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=" + user;
  }

  /** Creates an empty database anew, which belongs to the engine's ordinary role. */
  public void create(String database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
      if (!statement
          .executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + OWNER + "'")
          .next()) {
        statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE");
      }
      statement.execute("CREATE DATABASE " + database + " OWNER " + OWNER);
    }
  }

  /** Executes statements in a database as its superuser. */
  public void execute(String database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the number that a query yields. */
  public long number(String database, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(database));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Returns its version. */
  public String version() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"))) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
