package dev.engagement.testkit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Migrates each template once, and copies it. */
final class TemplateDatabases {

  /** Owns every database of the tests: no superuser, so that nothing works by accident. */
  static final String OWNER = "engagement_owner";

  private static final Set<String> MIGRATED = new HashSet<>();
  private static boolean ownerCreated;

  private TemplateDatabases() {}

  static synchronized String migrated(
      TestPostgres server, String template, Consumer<DatabaseLogin> migrate) {
    if (!template.matches("[a-z][a-z0-9_]{0,30}")) {
      throw new IllegalArgumentException("not the name of a template");
    }
    String name = "template_" + template;
    if (!MIGRATED.contains(name)) {
      createOwner(server);
      create(server, name, "template0");
      migrate.accept(server.login(name, OWNER));
      closeSessions(server, name);
      MIGRATED.add(name);
    }
    return name;
  }

  static synchronized void copy(TestPostgres server, String source, String name) {
    create(server, name, source);
  }

  private static void createOwner(TestPostgres server) {
    if (!ownerCreated) {
      DatabaseLogin superuser = server.superuser("postgres");
      execute(
          superuser,
          "CREATE ROLE %s LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD '%s'"
              .formatted(OWNER, superuser.password()));
      ownerCreated = true;
    }
  }

  private static void create(TestPostgres server, String name, String source) {
    DatabaseLogin superuser = server.superuser("postgres");
    execute(superuser, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    execute(
        superuser,
        "CREATE DATABASE %s TEMPLATE %s OWNER %s STRATEGY FILE_COPY"
            .formatted(name, source, OWNER));
    execute(
        superuser,
        "ALTER DATABASE %s SET timezone TO '%s'".formatted(name, TestPostgres.TIME_ZONE));
  }

  /** A template cannot be copied while someone is in it, such as a migration's idle pool. */
  private static void closeSessions(TestPostgres server, String name) {
    DatabaseLogin superuser = server.superuser("postgres");
    execute(superuser, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
    execute(
        superuser,
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(name));
  }

  static void execute(DatabaseLogin login, String sql) {
    try (Connection connection = login.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException("the test database cannot be set up", failure);
    }
  }
}
