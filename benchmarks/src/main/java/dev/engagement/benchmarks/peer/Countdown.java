package dev.engagement.benchmarks.peer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Waits for the end of so many jobs. */
final class Countdown {

  private volatile CountDownLatch left = new CountDownLatch(0);

  /** Begins to count; nothing is done at that moment. */
  void expect(int count) {
    left = new CountDownLatch(count);
  }

  void done() {
    left.countDown();
  }

  void await() throws InterruptedException {
    left.await();
  }

  /** Waits until a tool has no job left that it has not recorded as done. */
  void awaitNone(DataSource database, String exists) throws SQLException, InterruptedException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      while (isTrue(statement, exists)) {
        Thread.sleep(10);
      }
    }
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
