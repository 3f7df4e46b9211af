package dev.engagement.app;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the database's clock, and looks every minute whether it is the database of before. */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long CLOCK_SECONDS = 5;
  private static final long INSTANCE_SECONDS = 60;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Threads.named("housekeeping"));

  private final Queue<Runnable> closed = new ConcurrentLinkedQueue<>();

  void every(Duration period, Runnable work) {
    timer.scheduleWithFixedDelay(
        () -> quietly(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  void follow(DatabaseClock clock) {
    every(Duration.ofSeconds(CLOCK_SECONDS), clock::follow);
  }

  void watch(InstanceGuard guard) {
    every(Duration.ofSeconds(INSTANCE_SECONDS), guard::advance);
  }

  /** Remembers what is to be closed with it. */
  void closing(Runnable close) {
    closed.add(close);
  }

  /** Work that throws whatever into a timer is never run again. */
  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (Throwable failed) {
      LOG.warn("housekeeping failed and is tried again: {}", failed.getClass().getName());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    closed.forEach(Housekeeping::quietly);
  }
}
