package dev.engagement.app;

import dev.engagement.ports.queue.SendWorker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a worker make its turns on a thread of its own until it is closed. */
final class WorkerLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration TROUBLE = Duration.ofSeconds(2);
  private static final Duration SHUTDOWN = Duration.ofSeconds(25);

  private final SendWorker worker;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "send-worker");

  WorkerLoop(SendWorker worker) {
    this.worker = worker;
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
      return worker.tick().worked() ? Duration.ZERO : IDLE;
    } catch (RuntimeException trouble) {
      LOG.warn(
          "the worker's turn failed and is made again: {}", trouble.getClass().getName(), trouble);
      return TROUBLE;
    }
  }

  private boolean isClosing(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Makes no new turn, and waits for the one under way. */
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
