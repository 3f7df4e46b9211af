package dev.engagement.testkit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Gives sessions out again once they are closed: opening one takes twenty times a transaction. */
final class ReusedSessions extends SessionDataSource
    implements ConnectionEventListener, AutoCloseable {

  private final PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
  private final Deque<PooledConnection> idle = new ConcurrentLinkedDeque<>();

  ReusedSessions(DatabaseLogin login, List<String> preparations) {
    super(login, preparations);
    source.setUrl(login.url());
    source.setUser(login.user());
    source.setPassword(login.password());
  }

  @Override
  public Connection getConnection() throws SQLException {
    PooledConnection session = idle.poll();
    if (session != null) {
      return session.getConnection();
    }
    PooledConnection fresh = source.getPooledConnection();
    fresh.addConnectionEventListener(this);
    return prepared(fresh.getConnection());
  }

  @Override
  public void connectionClosed(ConnectionEvent event) {
    idle.push((PooledConnection) event.getSource());
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    PooledConnection broken = (PooledConnection) event.getSource();
    broken.removeConnectionEventListener(this);
  }

  @Override
  public void close() throws SQLException {
    for (PooledConnection session = idle.poll(); session != null; session = idle.poll()) {
      session.removeConnectionEventListener(this);
      session.close();
    }
  }
}
