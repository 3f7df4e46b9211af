package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends mails side by side: on few threads as long as answers come at once, because each further
 * one costs more than it brings; on as many as there are connections where answers take long.
 */
final class Lanes implements AutoCloseable {

  private static final long IDLE_SECONDS = 30;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Pace pace;
  private final Semaphore free;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Daemons.named("sendgrid-request"));

  Lanes(int count, Pace pace) {
    this.free = new Semaphore(count);
    this.pace = pace;
  }

  /** Sends all mails, and waits for all answers, even where its thread is interrupted. */
  List<SendOutcome> all(List<OutgoingMail> mails, Function<OutgoingMail, SendOutcome> send) {
    Batch batch = new Batch(mails, send);
    if (!mails.isEmpty()) {
      free.acquireUninterruptibly();
      open(batch);
      widen(batch, 1 + openMore(batch, pace.lanes() - 1));
    }
    return batch.outcomes();
  }

  /** Opens as many lanes again whenever a look shows that one lane did not even send one mail. */
  private void widen(Batch batch, int begun) {
    int lanes = begun;
    int before = batch.open();
    boolean interrupted = false;
    while (batch.open() > 0) {
      try {
        long patience = batch.waiting() > 0 ? LOOK_NANOS : Long.MAX_VALUE;
        if (!batch.await(patience) && before - batch.open() < lanes) {
          lanes += openMore(batch, lanes);
        }
      } catch (InterruptedException stopping) {
        interrupted = true;
      }
      before = batch.open();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int openMore(Batch batch, int wanted) {
    int opened = 0;
    while (opened < Math.min(wanted, batch.waiting()) && free.tryAcquire()) {
      open(batch);
      opened++;
    }
    return opened;
  }

  /** A lane that is free was taken. */
  private void open(Batch batch) {
    try {
      threads.execute(() -> run(batch));
    } catch (RejectedExecutionException closed) {
      free.release();
      batch.close();
    }
  }

  private void run(Batch batch) {
    try {
      batch.run();
    } finally {
      free.release();
    }
  }

  /** Begins nothing further; what is under way ends by itself. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
