package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.mail.SendOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** As many threads as there are connections, so that requests go out side by side. */
final class Lanes implements AutoCloseable {

  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;

  Lanes(int count) {
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Daemons.named("sendgrid-request"));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Makes all calls, and waits for all answers, even where its thread is interrupted. */
  List<SendOutcome> all(List<Supplier<SendOutcome>> calls) {
    List<CompletableFuture<SendOutcome>> under = calls.stream().map(this::start).toList();
    return under.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<SendOutcome> start(Supplier<SendOutcome> call) {
    try {
      return CompletableFuture.supplyAsync(call, threads);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.completedFuture(
          new SendOutcome.NotTaken("closed", Optional.empty()));
    }
  }

  /** Begins nothing further; what is under way ends by itself. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
