package dev.engagement.app;

import dev.engagement.ports.queue.SendWorker;
import dev.engagement.ports.queue.WorkSignals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How a worker waits where it has nothing to do: until somebody says that there is work, until it
 * is due, or until it is time to look anyway.
 */
final class Idleness {

  private static final Duration BRIEF = Duration.ofMillis(1);

  private final WorkSignals signals;
  private final SendWorker worker;
  private final InstantSource clock;

  Idleness(WorkSignals signals, SendWorker worker, InstantSource clock) {
    this.signals = signals;
    this.worker = worker;
    this.clock = clock;
  }

  void await(Duration longest) {
    signals.await(untilDue(longest));
  }

  /** What is due already could not be claimed just now, so that waiting for it makes no sense. */
  private Duration untilDue(Duration longest) {
    Instant now = clock.instant();
    Duration due =
        worker
            .nextDue()
            .filter(next -> next.isAfter(now))
            .map(next -> Duration.between(now, next).plus(BRIEF))
            .orElse(longest);
    return due.compareTo(longest) < 0 ? due : longest;
  }
}
