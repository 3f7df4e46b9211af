package dev.engagement.adapter.jdbi;

import dev.engagement.adapter.jdbi.session.Session;
import javax.sql.DataSource;

/** A migrated database of a test class's own, reached as the runtime role. */
public final class JdbiDatabase implements AutoCloseable {

  private final String url = TestServer.migratedDatabase();
  private final PooledDatabase pool = PooledDatabase.open(url, TestServer.OWNER, null, 8);
  private final Session session = Session.over(pool.dataSource());

  /** Returns the session over the runtime role's connections. */
  public Session session() {
    return session;
  }

  /** Returns the runtime role's connections. */
  public DataSource runtime() {
    return pool.dataSource();
  }

  /** Returns connections of the role that owns the tables, which row security binds as well. */
  public DataSource owner() {
    return TestServer.as(url, TestServer.OWNER);
  }

  @Override
  public void close() {
    pool.close();
  }
}
