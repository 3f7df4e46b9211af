package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.MonotonicTime;
import dev.engagement.ports.credential.Credential;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token of one credential. One thread at a time asks for a new one, at four fifths of its life;
 * the others go on with the old one as long as it lives.
 */
final class AccessTokenHolder {

  private record Token(String value, long renewAt, long endsAt) {}

  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(30);

  private final Credential.Graph credential;
  private final TokenEndpoint endpoint;
  private final MonotonicTime stopwatch;
  private final AtomicReference<@Nullable Token> current = new AtomicReference<>();
  private final ReentrantLock asking = new ReentrantLock();

  AccessTokenHolder(Credential.Graph credential, TokenEndpoint endpoint, MonotonicTime stopwatch) {
    this.credential = credential;
    this.endpoint = endpoint;
    this.stopwatch = stopwatch;
  }

  Access get(Deadline deadline) {
    Token seen = current.get();
    if (seen != null && isBefore(seen.renewAt())) {
      return Access.given(seen.value());
    }
    if (!mayAsk(alive(), deadline)) {
      return alive() && seen != null
          ? Access.given(seen.value())
          : Access.unavailable(Optional.empty());
    }
    try {
      return renewed(deadline);
    } finally {
      asking.unlock();
    }
  }

  boolean isEmpty() {
    return !alive();
  }

  void drop(String token) {
    Token seen = current.get();
    if (seen != null && seen.value().equals(token)) {
      current.compareAndSet(seen, null);
    }
  }

  private boolean mayAsk(boolean alive, Deadline deadline) {
    try {
      return alive
          ? asking.tryLock()
          : asking.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Access renewed(Deadline deadline) {
    Token old = current.get();
    if (old != null && isBefore(old.renewAt())) {
      return Access.given(old.value());
    }
    long asked = stopwatch.nanos();
    TokenEndpoint.Issued issued = endpoint.ask(credential, deadline);
    if (issued.access().token().isPresent()) {
      long life = issued.lifetime().toNanos();
      current.set(new Token(issued.access().token().get(), asked + life / 5 * 4, asked + life));
      return issued.access();
    }
    if (old == null || !isBefore(old.endsAt())) {
      return issued.access();
    }
    long nextTry = stopwatch.nanos() + BEFORE_NEXT_TRY.toNanos();
    current.compareAndSet(old, new Token(old.value(), nextTry, old.endsAt()));
    return Access.given(old.value());
  }

  private boolean alive() {
    Token seen = current.get();
    return seen != null && isBefore(seen.endsAt());
  }

  private boolean isBefore(long instant) {
    return stopwatch.nanos() - instant < 0;
  }
}
