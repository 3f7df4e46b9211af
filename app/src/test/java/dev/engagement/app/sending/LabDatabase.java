package dev.engagement.app.sending;

import dev.engagement.adapter.jdbi.DatabaseMigration;
import dev.engagement.adapter.jdbi.PooledDatabase;
import dev.engagement.testkit.postgres.CrashingPostgres;
import dev.engagement.testkit.postgres.DatabaseLogin;
import dev.engagement.testkit.postgres.TestDatabase;
import javax.sql.DataSource;

/** The database of a scenario, as its workers, its people and its auditor reach it. */
record LabDatabase(
    DatabaseLogin owner, DatabaseLogin superuser, DataSource runtime, Runnable remove) {

  private static final int CONNECTIONS = 16;

  /** Returns a database on the server that all tests share. */
  static LabDatabase shared() {
    TestDatabase database = TestDatabase.create("sending", LabDatabase::migrate);
    return pooled(database.owner(), database.superuser(), database::close);
  }

  /** Returns the database of a server that can be made to crash. */
  static LabDatabase of(CrashingPostgres server) {
    return pooled(server.owner(), server.superuser(), server::close);
  }

  private static LabDatabase pooled(DatabaseLogin owner, DatabaseLogin superuser, Runnable remove) {
    PooledDatabase pool =
        PooledDatabase.open(owner.url(), owner.user(), owner.password(), CONNECTIONS);
    return new LabDatabase(
        owner,
        superuser,
        pool.dataSource(),
        () -> {
          pool.close();
          remove.run();
        });
  }

  static void migrate(DatabaseLogin owner) {
    DatabaseMigration.migrate(owner.dataSource());
  }
}
