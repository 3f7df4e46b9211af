package dev.engagement.adapter.jdbi;

import dev.engagement.adapter.jdbi.session.WorkChannel;
import dev.engagement.ports.queue.WorkSignals;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears over a connection of its own that there is work. What it hears while nobody waits, it keeps
 * for who waits next. Where the connection breaks, it listens again over another one.
 */
public final class JdbiWorkSignals implements WorkSignals, AutoCloseable {

  /** How long it waits in one go, and so how long closing may take. */
  private static final long LONGEST_WAIT = 1_000;

  private final DataSource dataSource;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Connection listening;

  private JdbiWorkSignals(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Begins to listen; where the database cannot be reached, it does when somebody waits. */
  static JdbiWorkSignals over(DataSource dataSource) {
    JdbiWorkSignals signals = new JdbiWorkSignals(dataSource);
    signals.isHeardWithin(1);
    return signals;
  }

  @Override
  public boolean await(Duration time) {
    for (long left = time.toMillis(); left > 0 && closed.getCount() > 0; left -= LONGEST_WAIT) {
      if (isHeardWithin((int) Math.min(left, LONGEST_WAIT))) {
        return true;
      }
    }
    return false;
  }

  private synchronized boolean isHeardWithin(int millis) {
    try {
      return listening == null ? listensAnew() : isHeard(listening, millis);
    } catch (SQLException broken) {
      abandon();
      pause(millis);
      return false;
    }
  }

  /** What was said until now is not known: it may be that somebody said something. */
  private boolean listensAnew() throws SQLException {
    if (closed.getCount() == 0) {
      return false;
    }
    listening = dataSource.getConnection();
    execute(listening, WorkChannel.LISTEN);
    return true;
  }

  private static boolean isHeard(Connection connection, int millis) throws SQLException {
    PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(millis);
    return heard != null && heard.length > 0;
  }

  private void pause(int millis) {
    try {
      closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    hearNoMore();
  }

  /** The connection may go back to a pool. */
  private synchronized void hearNoMore() {
    if (listening == null) {
      return;
    }
    try {
      execute(listening, WorkChannel.UNLISTEN);
      listening.close();
      listening = null;
    } catch (SQLException broken) {
      abandon();
    }
  }

  /** A pool is not to hand out what is broken, or still listens. */
  private void abandon() {
    if (listening != null) {
      try (Connection connection = listening) {
        connection.abort(Runnable::run);
      } catch (SQLException gone) {
        // It is closed at the other end, which is all that is wanted.
      }
      listening = null;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
