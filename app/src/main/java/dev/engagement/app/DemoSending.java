package dev.engagement.app;

import dev.engagement.ports.queue.SendWorker;
import dev.engagement.ports.queue.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends what is due and lets the clock jump to what is due next, until nothing is left to do. */
final class DemoSending {

  private static final Duration LONGEST = Duration.ofDays(90);

  private final SendWorker worker;
  private final JumpingClock clock;

  DemoSending(SendWorker worker, JumpingClock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  /** Runs to the end, and tells of every turn. */
  void run(Consumer<Tick> told) {
    Instant last = clock.instant().plus(LONGEST);
    boolean goesOn = true;
    while (goesOn) {
      Tick tick = worker.tick();
      told.accept(tick);
      goesOn = tick.worked() || jump(last);
    }
  }

  /** Makes one turn, and lets the clock jump where there was nothing to do. */
  Tick turn() {
    Tick tick = worker.tick();
    if (!tick.worked()) {
      jump(clock.instant().plus(LONGEST));
    }
    return tick;
  }

  private boolean jump(Instant last) {
    Optional<Instant> next =
        worker.nextDue().filter(due -> due.isAfter(clock.instant()) && due.isBefore(last));
    next.ifPresent(clock::jumpTo);
    return next.isPresent();
  }
}
