package dev.engagement.adapter.jdbi;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.postgres.DatabaseLogin;
import dev.engagement.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatabaseMigrationTest {

  @Test
  void runsEveryMigrationOnce() {
    try (TestDatabase database = empty()) {
      int first = DatabaseMigration.migrate(database.owner().dataSource());
      int again = DatabaseMigration.migrate(database.owner().dataSource());

      assertThat(first).isGreaterThanOrEqualTo(3);
      assertThat(again).isZero();
    }
  }

  @Test
  void runsAsASuperuserToo() {
    try (TestDatabase database = empty()) {
      int first = DatabaseMigration.migrate(database.superuser().dataSource());

      assertThat(first).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void createsTheRolesThatSeveralDatabasesShareOnlyOnce() throws SQLException {
    List<TestDatabase> databases = IntStream.range(0, 3).mapToObj(each -> empty()).toList();
    forgetRoles(databases.get(0).superuser());

    List<Integer> migrations =
        databases.stream()
            .map(database -> CompletableFuture.supplyAsync(() -> migrate(database)))
            .collect(toList())
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(migrations).allMatch(count -> count >= 3);
    databases.forEach(TestDatabase::close);
  }

  @Test
  void letsTwoProcessesMigrateTheSameDatabaseAtOnce() throws SQLException {
    try (TestDatabase database = empty()) {
      List<Integer> migrations = AtOnce.twice(() -> migrate(database));

      assertThat(migrations.get(0) + migrations.get(1)).isGreaterThanOrEqualTo(3);
      assertThat(migrate(database)).isZero();
      assertThat(versionsRunTwice(database.owner())).isZero();
    }
  }

  /** The two may take turns, migration by migration. */
  private static int versionsRunTwice(DatabaseLogin owner) throws SQLException {
    try (Connection connection = owner.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(version) - count(DISTINCT version) FROM engagement_migration.history")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static int migrate(TestDatabase database) {
    return DatabaseMigration.migrate(database.owner().dataSource());
  }

  private static TestDatabase empty() {
    return TestDatabase.create("empty", owner -> {});
  }

  /** Roles in use by other databases stay; membership in them is granted anew in any case. */
  private static void forgetRoles(DatabaseLogin superuser) throws SQLException {
    try (Connection connection = superuser.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          DO $$
          BEGIN
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'engagement_app') THEN
              REVOKE engagement_app, engagement_dispatch FROM engagement_owner CASCADE;
              GRANT engagement_app, engagement_dispatch TO engagement_owner
                WITH ADMIN TRUE, INHERIT FALSE, SET FALSE;
            END IF;
          END
          $$
          """);
    }
  }
}
