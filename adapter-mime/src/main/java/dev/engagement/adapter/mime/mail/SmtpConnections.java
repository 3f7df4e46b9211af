package dev.engagement.adapter.mime.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Connections that wait a while for the next mail of their account: a permit to begin holds for a
 * shorter time than it may take to be let in. Safe for concurrent use.
 */
final class SmtpConnections {

  /** To ask costs time of a permit that is short, and a moment ago the server was there. */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private record Idle(SmtpConnection connection, Instant since, CompletableFuture<Void> end) {

    /** A clock that was set back makes nothing younger. */
    boolean cameBackAMomentAgo(Instant now) {
      return !now.isBefore(since) && Duration.between(since, now).compareTo(A_MOMENT) < 0;
    }
  }

  private final SmtpConnector connector;
  private final InstantSource clock;
  private final int mostIdle;
  private final Duration longestIdle;
  private final Map<SmtpAccount, Deque<Idle>> idle = new HashMap<>();
  private boolean closed;

  SmtpConnections(
      SmtpConnector connector, InstantSource clock, int mostIdle, Duration longestIdle) {
    this.connector = connector;
    this.clock = clock;
    this.mostIdle = mostIdle;
    this.longestIdle = longestIdle;
  }

  /** Returns a connection on which the server answered a moment ago. */
  SmtpConnection take(SmtpAccount account) throws SmtpFailure {
    for (Optional<Idle> waiting = poll(account); waiting.isPresent(); waiting = poll(account)) {
      SmtpConnection connection = waiting.get().connection();
      if (waiting.get().cameBackAMomentAgo(clock.instant()) || connection.answers()) {
        return connection;
      }
      connection.hangUp();
    }
    return open(account);
  }

  SmtpConnection open(SmtpAccount account) throws SmtpFailure {
    return connector.open(account.credential());
  }

  void giveBack(SmtpAccount account, SmtpConnection connection) {
    if (!connection.usable() || !keep(account, connection)) {
      connection.hangUp();
    }
  }

  private synchronized Optional<Idle> poll(SmtpAccount account) {
    Optional<Idle> last = Optional.ofNullable(idle.get(account)).map(Deque::peek);
    last.ifPresent(waiting -> forget(account, waiting));
    return last;
  }

  /** Returns whether it was still waiting. */
  private synchronized boolean forget(SmtpAccount account, Idle waiting) {
    waiting.end().complete(null);
    Deque<Idle> all = idle.getOrDefault(account, new ArrayDeque<>());
    boolean waited = all.remove(waiting);
    if (all.isEmpty()) {
      idle.remove(account);
    }
    return waited;
  }

  private synchronized boolean keep(SmtpAccount account, SmtpConnection connection) {
    int waiting = idle.getOrDefault(account, new ArrayDeque<>()).size();
    if (closed || waiting >= mostIdle) {
      return false;
    }
    Idle kept = new Idle(connection, clock.instant(), new CompletableFuture<>());
    kept.end()
        .orTimeout(longestIdle.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyAsync(
            late -> {
              expire(account, kept);
              return null;
            });
    idle.computeIfAbsent(account, key -> new ArrayDeque<>()).push(kept);
    return true;
  }

  private void expire(SmtpAccount account, Idle late) {
    if (forget(account, late)) {
      late.connection().hangUp();
    }
  }

  void close() {
    List<Idle> all = closeDoor();
    all.forEach(waiting -> waiting.connection().hangUp());
  }

  private synchronized List<Idle> closeDoor() {
    closed = true;
    List<Idle> all = idle.values().stream().flatMap(Collection::stream).toList();
    all.forEach(waiting -> waiting.end().complete(null));
    idle.clear();
    return all;
  }
}
