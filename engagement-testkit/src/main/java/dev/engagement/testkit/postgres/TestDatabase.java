package dev.engagement.testkit.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database of its own for a test class, copied from a migrated template. */
public final class TestDatabase implements AutoCloseable {

  /** The role as which the application runs; migrations create it. */
  public static final String RUNTIME_ROLE = "engagement_app";

  private static final List<String> AS_RUNTIME_ROLE = List.of("SET ROLE " + RUNTIME_ROLE);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestPostgres server;
  private final String name;
  private final ReusedSessions reused;

  private TestDatabase(TestPostgres server, String name) {
    this.server = server;
    this.name = name;
    this.reused = new ReusedSessions(owner(), AS_RUNTIME_ROLE);
  }

  /**
   * Returns a fresh copy of the template, which is migrated first if this JVM has not done so yet.
   *
   * @param template lower-case letters, digits and underscores
   * @param migrate is given the login of the database's owner, an ordinary role
   */
  public static TestDatabase create(String template, Consumer<DatabaseLogin> migrate) {
    TestPostgres server = TestPostgres.server();
    String source = TemplateDatabases.migrated(server, template, migrate);
    String name = template + "_" + COUNT.incrementAndGet();
    TemplateDatabases.copy(server, source, name);
    return new TestDatabase(server, name);
  }

  /** Returns the login of the owner, who migrates and is bound by forced row security. */
  public DatabaseLogin owner() {
    return server.login(name, TemplateDatabases.OWNER);
  }

  /** Returns the login of the superuser, for looking behind row security. */
  public DatabaseLogin superuser() {
    return server.superuser(name);
  }

  /** Returns connections of the runtime role, one each time and none of them pooled. */
  public DataSource runtime() {
    return new SessionDataSource(owner(), AS_RUNTIME_ROLE);
  }

  /**
   * Returns connections of the runtime role that are used again once they are closed: for tests
   * that run many units of work and change nothing about a session.
   */
  public DataSource reusedRuntime() {
    return reused;
  }

  /** Drops the database, whoever is connected. What is not closed ends with the JVM. */
  @Override
  public void close() {
    closeReused();
    TemplateDatabases.execute(
        server.superuser("postgres"), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private void closeReused() {
    try {
      reused.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("a session of the test database does not close", failure);
    }
  }
}
