package dev.engagement.adapter.jdbi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One server for the JVM; each class gets a copy of a database that an ordinary owner migrated. */
final class TestServer {

  static final String OWNER = "engagement_owner";

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COPIES = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestServer() {}

  /** Returns the JDBC URL of a fresh migrated database, without a user. */
  static String migratedDatabase() {
    return copyOf(TEMPLATE);
  }

  /** Returns the JDBC URL of a fresh empty database. */
  static String emptyDatabase() {
    return copyOf("template0");
  }

  static DataSource as(String url, String role) {
    org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
    source.setURL(url);
    source.setUser(role);
    return source;
  }

  private static String copyOf(String template) {
    String name = "copy_" + COPIES.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + OWNER);
    return url(name);
  }

  private static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("timezone", "America/Los_Angeles")
          .setServerConfig("max_connections", "200")
          .start();
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  static {
    execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE NOSUPERUSER");
    execute("CREATE DATABASE " + TEMPLATE + " OWNER " + OWNER);
    DatabaseMigration.migrate(as(url(TEMPLATE), OWNER));
  }

  private static void execute(String sql) {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
