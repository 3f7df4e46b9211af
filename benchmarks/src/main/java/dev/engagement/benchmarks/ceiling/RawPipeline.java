package dev.engagement.benchmarks.ceiling;

import dev.engagement.benchmarks.peer.MailClient;
import dev.engagement.benchmarks.peer.MailRenderer;
import dev.engagement.benchmarks.peer.Worker;
import dev.engagement.benchmarks.surroundings.PlainTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of a mail without any guarantee: one thread claims batches with their recipients
 * and suppressions, some render and post, one settles batches with their audit entries.
 */
final class RawPipeline implements Worker {

  private static final int BATCH = 500;
  private static final int SENDERS = 16;

  private final String database;
  private final MailClient mails;
  @Nullable private RawFeed feed;

  RawPipeline(String database, String sink) {
    this.database = database;
    this.mails = new MailClient(sink, SENDERS);
  }

  @Override
  public void enqueue(long first, int count) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database)) {
      PlainTables.copyRecipients(connection, first, count);
      PlainTables.copyItems(connection, first, count);
    }
  }

  @Override
  public void add(long number) throws SQLException {
    RawFeed open = feed;
    if (open == null) {
      open = new RawFeed(database);
      feed = open;
    }
    open.add(number);
  }

  @Override
  public void work(int count) throws Exception {
    Run run = new Run(count);
    try (Crew crew = new Crew()) {
      crew.add(1, run::claim);
      crew.add(SENDERS, run::send);
      crew.add(1, run::settle);
      crew.await();
    }
  }

  /** The work on so many items. */
  private final class Run {

    private final BlockingQueue<Claimed> claimed = new LinkedBlockingQueue<>(2 * BATCH);
    private final BlockingQueue<Settled> sent = new LinkedBlockingQueue<>();
    private final int count;
    private final AtomicInteger toSend;
    private final AtomicInteger toSettle;

    Run(int count) {
      this.count = count;
      toSend = new AtomicInteger(count);
      toSettle = new AtomicInteger(count);
    }

    void claim() throws Exception {
      int left = count;
      try (RawStore store = new RawStore(database, "claimer")) {
        store.listen();
        while (left > 0) {
          List<Claimed> batch = store.claim(BATCH);
          if (batch.isEmpty()) {
            store.awaitNews();
          }
          left -= batch.size();
          for (Claimed item : batch) {
            claimed.put(item);
          }
        }
      }
    }

    void send() throws Exception {
      while (toSend.getAndDecrement() > 0) {
        Claimed item = claimed.take();
        if (item.suppressed()) {
          toSettle.decrementAndGet();
        } else {
          byte[] body = MailRenderer.render(item.id().toString(), item.mail());
          sent.add(new Settled(item.id(), mails.post(body)));
        }
      }
    }

    void settle() throws Exception {
      try (RawStore store = new RawStore(database, "settler")) {
        while (toSettle.get() > 0) {
          List<Settled> batch = nextBatch();
          if (!batch.isEmpty()) {
            store.settle(batch);
            toSettle.addAndGet(-batch.size());
          }
        }
      }
    }

    /** A full batch, or what there is after a moment: small batches cost as much as big ones. */
    private List<Settled> nextBatch() throws InterruptedException {
      List<Settled> batch = new ArrayList<>(BATCH);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
      for (long left = end - System.nanoTime(); batch.size() < BATCH && left > 0; ) {
        Settled next = sent.poll(left, TimeUnit.NANOSECONDS);
        if (next != null) {
          batch.add(next);
          sent.drainTo(batch, BATCH - batch.size());
        }
        left = end - System.nanoTime();
      }
      return batch;
    }
  }
}
