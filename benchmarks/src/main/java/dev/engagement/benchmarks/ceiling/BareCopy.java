package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.Worker;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Fills the queue with {@code COPY}. */
final class BareCopy implements Worker {

  private final String database;
  private long next;

  BareCopy(String database) {
    this.database = database;
  }

  @Override
  public void enqueue(long first, int count) {
    next = first;
  }

  @Override
  public void work(int count) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database)) {
      PlainTables.copyItems(connection, next, count);
    }
  }
}
