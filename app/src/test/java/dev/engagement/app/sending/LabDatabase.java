package dev.engagement.app.sending;

import dev.engagement.adapter.jdbi.DatabaseMigration;
import dev.engagement.testkit.postgres.CrashingPostgres;
import dev.engagement.testkit.postgres.DatabaseLogin;
import dev.engagement.testkit.postgres.TestDatabase;
import javax.sql.DataSource;

/** The database of a scenario, as its workers, its people and its auditor reach it. */
record LabDatabase(
    DatabaseLogin owner, DatabaseLogin superuser, DataSource runtime, Runnable remove) {

  /** Returns a database on the server that all tests share. */
  static LabDatabase shared() {
    TestDatabase database = TestDatabase.create("sending", LabDatabase::migrate);
    return new LabDatabase(
        database.owner(), database.superuser(), database.runtime(), database::close);
  }

  /** Returns the database of a server that can be made to crash. */
  static LabDatabase of(CrashingPostgres server) {
    return new LabDatabase(server.owner(), server.superuser(), server.runtime(), server::close);
  }

  static void migrate(DatabaseLogin owner) {
    DatabaseMigration.migrate(owner.dataSource());
  }
}
