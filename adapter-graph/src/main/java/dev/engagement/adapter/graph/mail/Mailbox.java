package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.MonotonicTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What one mailbox may be asked: so many requests at once, and so many mails in any minute. A mail
 * counts from before its request begins until a minute after its answer, so that no minute at the
 * provider ever holds more, however long requests are on their way.
 */
final class Mailbox {

  static final int REQUESTS_AT_ONCE = 4;
  static final int MAILS_A_MINUTE = 30;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private static final long GLANCE_MILLIS = 20;

  private final MonotonicTime stopwatch;
  private final Semaphore slots = new Semaphore(REQUESTS_AT_ONCE, true);
  private final Deque<Long> ended = new ArrayDeque<>();
  private int open;
  private long pausedFrom;
  private Duration pause = Duration.ZERO;

  Mailbox(MonotonicTime stopwatch) {
    this.stopwatch = stopwatch;
    this.pausedFrom = stopwatch.nanos();
  }

  /** One mail's share of the minute. */
  final class Turn implements AutoCloseable {

    private boolean sent;

    /** Says that its request to send began. */
    void sends() {
      sent = true;
    }

    @Override
    public void close() {
      end(sent);
    }
  }

  /** Returns how long the provider wants to be left alone. */
  synchronized Duration pause() {
    Duration left = pause.minusNanos(stopwatch.nanos() - pausedFrom);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Leaves the mailbox alone for so long. */
  synchronized void pause(Duration told) {
    if (told.compareTo(pause()) > 0) {
      pausedFrom = stopwatch.nanos();
      pause = told;
    }
  }

  /** Returns how long to wait until a mail fits, or empty if one fits now. */
  synchronized Optional<Duration> crowded() {
    long now = stopwatch.nanos();
    while (!ended.isEmpty() && now - ended.getFirst() >= WINDOW.toNanos()) {
      ended.removeFirst();
    }
    int tooMany = open + ended.size() - MAILS_A_MINUTE;
    return tooMany < 0 ? Optional.empty() : Optional.of(until(tooMany, now));
  }

  private Duration until(int tooMany, long now) {
    return ended.stream()
        .skip(tooMany)
        .findFirst()
        .map(end -> WINDOW.minusNanos(now - end))
        .orElse(WINDOW);
  }

  /** Takes a share of the minute, or nothing if no mail fits. */
  synchronized Optional<Turn> turn() {
    if (crowded().isPresent()) {
      return Optional.empty();
    }
    open++;
    return Optional.of(new Turn());
  }

  private synchronized void end(boolean sent) {
    open--;
    if (sent) {
      ended.addLast(stopwatch.nanos());
    }
  }

  /** Waits for a free slot while it is still worth it, and returns whether there is one. */
  boolean enter(BooleanSupplier worthIt) {
    try {
      while (!slots.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!worthIt.getAsBoolean()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave() {
    slots.release();
  }
}
