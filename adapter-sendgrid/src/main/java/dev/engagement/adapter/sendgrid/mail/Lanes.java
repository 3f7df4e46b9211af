package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** As many threads as there are connections, so that requests go out side by side. */
final class Lanes implements AutoCloseable {

  private static final long IDLE_SECONDS = 30;
  private static final SendOutcome BROKEN_OFF = new SendOutcome.Unknown("broken_off");

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

  /**
   * Sends all mails, and waits for all answers, even where its thread is interrupted. What one of
   * them throws is no trouble of the others.
   */
  List<SendOutcome> all(List<OutgoingMail> mails, Function<OutgoingMail, SendOutcome> send) {
    List<CompletableFuture<SendOutcome>> begun =
        mails.stream().map(mail -> start(() -> send.apply(mail))).toList();
    return begun.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<SendOutcome> start(Supplier<SendOutcome> call) {
    try {
      return CompletableFuture.supplyAsync(call, threads).exceptionally(unforeseen -> BROKEN_OFF);
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
