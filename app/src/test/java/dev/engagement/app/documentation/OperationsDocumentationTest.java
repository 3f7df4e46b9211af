package dev.engagement.app.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.adapter.jdbi.DatabaseMigration;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.jdbi.PooledDatabase;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.testkit.fixture.Tenants;
import dev.engagement.testkit.postgres.DatabaseLogin;
import dev.engagement.testkit.postgres.TestDatabase;
import dev.engagement.testkit.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsDocumentationTest {

  private static final List<String> SQL =
      Repository.all("(?s)```sql\\n(.*?)```", Repository.read("docs/operations.md"));

  private final DatabaseLogin superuser = TestPostgres.server().superuser("postgres");
  private final DatabaseLogin owner = login("mailer_owner", "change-me");
  private final DatabaseLogin runtime = login("mailer_runtime", "change-me-too");

  private DatabaseLogin login(String user, String password) {
    return new DatabaseLogin(superuser.url().replaceAll("/postgres$", "/mailer"), user, password);
  }

  /** Another owner has made the roles of this server. */
  @BeforeEach
  void migrateAnotherDatabase() {
    TestDatabase.create("operations", other -> DatabaseMigration.migrate(other.dataSource()))
        .close();
  }

  @AfterEach
  void dropEverything() throws SQLException {
    execute(
        superuser,
        "DROP DATABASE IF EXISTS mailer WITH (FORCE);"
            + "DROP ROLE IF EXISTS mailer_runtime;"
            + "DROP ROLE IF EXISTS mailer_owner");
  }

  @Test
  void makesRolesWithWhichItRuns() throws SQLException {
    assertThat(SQL).hasSize(3);
    execute(superuser, SQL.get(0));
    execute(superuser, SQL.get(1));
    DatabaseMigration.migrate(owner.dataSource());
    execute(owner, SQL.get(2));

    Tenant tenant = Tenants.aTenant();
    try (PooledDatabase pool =
        PooledDatabase.open(runtime.url(), runtime.user(), runtime.password(), 2)) {
      Stores stores = JdbiStores.over(pool.dataSource());
      stores.unitOfWork().inOne(tenant.id(), () -> added(stores, tenant));

      assertThat(stores.unitOfWork().inOne(tenant.id(), () -> stores.tenants().find(tenant.id())))
          .contains(tenant);
    }
  }

  private static boolean added(Stores stores, Tenant tenant) {
    stores.tenants().add(tenant);
    return true;
  }

  /** One at a time: a database is not created inside a transaction. */
  private static void execute(DatabaseLogin login, String statements) throws SQLException {
    try (Connection connection = login.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          Arrays.stream(statements.split(";")).filter(one -> !one.isBlank()).toList()) {
        statement.execute(sql);
      }
    }
  }
}
