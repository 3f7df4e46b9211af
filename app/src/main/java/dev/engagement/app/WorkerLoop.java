package dev.engagement.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a worker make its turns on a thread of its own until it is closed. */
final class WorkerLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration TROUBLE = Duration.ofSeconds(2);
  private static final Duration SHUTDOWN = Duration.ofSeconds(5);

  private final BooleanSupplier turn;
  private final Consumer<Duration> idle;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "send-worker");

  /**
   * Returns a loop that is not started yet.
   *
   * @param turn says whether there may be more to do at once
   * @param idle waits where there is nothing to do, for no longer than it is told
   */
  WorkerLoop(BooleanSupplier turn, Consumer<Duration> idle) {
    this.turn = turn;
    this.idle = idle;
  }

  void start() {
    thread.start();
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (!isClosing(pause)) {
      pause = turn();
    }
  }

  private Duration turn() {
    try {
      if (!turn.getAsBoolean()) {
        idle.accept(IDLE);
      }
      return Duration.ZERO;
    } catch (Throwable trouble) { // a thread that ends would go unseen: the API answers on
      LOG.warn("the worker's turn failed and is made again", withoutMessage(trouble));
      return TROUBLE;
    }
  }

  /** A message may hold what is none of a log's business. */
  private static Throwable withoutMessage(Throwable trouble) {
    Throwable shown = new Throwable(trouble.getClass().getName());
    shown.setStackTrace(trouble.getStackTrace());
    return shown;
  }

  private boolean isClosing(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Makes no new turn, and waits for the one under way, which asks no provider: not for long. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(SHUTDOWN.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
