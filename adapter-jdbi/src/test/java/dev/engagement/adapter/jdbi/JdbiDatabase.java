package dev.engagement.adapter.jdbi;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.testkit.postgres.DatabaseLogin;
import dev.engagement.testkit.postgres.TestDatabase;
import javax.sql.DataSource;

/** A migrated database of a test class's own, reached as the runtime role. */
public final class JdbiDatabase implements AutoCloseable {

  private final TestDatabase database =
      TestDatabase.create("engagement", owner -> DatabaseMigration.migrate(owner.dataSource()));
  private final Session session = Session.over(database.runtime());
  private final Stores stores = JdbiStores.over(database.reusedRuntime());

  /** Returns the session over the runtime role's connections. */
  public Session session() {
    return session;
  }

  /** Returns all stores over the runtime role's connections. */
  public Stores stores() {
    return stores;
  }

  /** Returns the runtime role's connections. */
  public DataSource runtime() {
    return database.runtime();
  }

  /** Returns the role that owns the tables, which row security binds as well. */
  public DatabaseLogin owner() {
    return database.owner();
  }

  /** Returns the role that row security does not bind, for looking behind it. */
  public DatabaseLogin superuser() {
    return database.superuser();
  }

  @Override
  public void close() {
    database.close();
  }
}
