package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.Worker;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Claims, settles and audits in batches; nothing is sent between. */
final class BareSql implements Worker {

  private static final int BATCH = 500;
  private static final int CONNECTIONS = 2;

  private final String database;

  BareSql(String database) {
    this.database = database;
  }

  @Override
  public void enqueue(long first, int count) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database)) {
      PlainTables.copyRecipients(connection, first, count);
      PlainTables.copyItems(connection, first, count);
    }
  }

  @Override
  public void work(int count) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    try (Crew crew = new Crew()) {
      crew.add(CONNECTIONS, () -> work(left));
      crew.await();
    }
  }

  private void work(AtomicInteger left) throws SQLException {
    try (RawStore store = new RawStore(database, "worker")) {
      while (left.get() > 0) {
        List<Settled> batch =
            store.claim(BATCH).stream().map(item -> new Settled(item.id(), "message")).toList();
        store.settle(batch);
        left.addAndGet(-batch.size());
      }
    }
  }
}
