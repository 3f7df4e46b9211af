package dev.engagement.adapter.mime.mail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Cuts a connection when its time is up, unless it is closed before. */
final class Deadline implements AutoCloseable {

  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private volatile boolean passed;

  Deadline(SmtpSocket socket, Duration time) {
    end.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            late -> {
              passed = true;
              socket.cut();
              return null;
            });
  }

  boolean passed() {
    return passed;
  }

  @Override
  public void close() {
    end.complete(null);
  }
}
