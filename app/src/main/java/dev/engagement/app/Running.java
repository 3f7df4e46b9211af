package dev.engagement.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A process that runs until it is told to end, and then ends in order: no new turns, no new
 * requests, database last.
 */
final class Running implements AutoCloseable {

  private final Application application;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onSignal = new Thread(this::end, "shutdown");
  private Optional<WorkerLoop> loop = Optional.empty();
  private boolean closed;

  private Running(Application application) {
    this.application = application;
  }

  static Running open(Settings settings, TimeSource time, Executor lanes) {
    Running running = new Running(Application.open(settings, time, lanes));
    Runtime.getRuntime().addShutdownHook(running.onSignal);
    return running;
  }

  Application application() {
    return application;
  }

  String address() {
    return "http://127.0.0.1:" + application.port();
  }

  void announce() {
    System.out.println("listening on " + address());
  }

  /**
   * Makes turns on a thread of its own.
   *
   * @param turn says whether there may be more to do at once
   * @param idle waits where there is nothing to do, for no longer than it is told
   */
  synchronized void work(BooleanSupplier turn, Consumer<Duration> idle) {
    WorkerLoop started = new WorkerLoop(turn, idle);
    started.start();
    loop = Optional.of(started);
  }

  /** Waits for the signal to end. */
  void await() throws InterruptedException {
    ended.await();
  }

  /** Ends in order, once. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      loop.ifPresent(WorkerLoop::close);
      application.close();
    }
  }

  private void end() {
    close();
    ended.countDown();
  }
}
