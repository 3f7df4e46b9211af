package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.queue.Tick;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets the mails of one sender go, never more of them at once than there are free slots: first
 * those that were claimed for it, and, where those were many, what it finds due itself.
 */
final class Lane {

  private record Next(Flight flight, Intended intended) {}

  private final Pipeline pipeline;
  private final WorkerClock clock;

  Lane(Pipeline pipeline, WorkerClock clock) {
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * Makes one run.
   *
   * @param stopping whether to end early
   * @param taken is told whenever a batch was taken
   * @param done is told what came of each
   */
  void run(SenderLane lane, BooleanSupplier stopping, Runnable taken, Consumer<Tick> done) {
    boolean going = true;
    while (going) {
      going = ahead(lane, stopping, done) || sendWaiting(lane, stopping, taken, done);
    }
  }

  /** Returns whether anything waited; if not, the run has ended. */
  private boolean sendWaiting(
      SenderLane lane, BooleanSupplier stopping, Runnable taken, Consumer<Tick> done) {
    List<PlannedSend> batch = next(lane, stopping);
    if (batch.isEmpty()) {
      return false;
    }
    taken.run();
    done.accept(sendInSlots(lane, batch));
    return true;
  }

  /** Slots may be long in coming: what is allowed is asked when they have come. */
  private List<PlannedSend> next(SenderLane lane, BooleanSupplier stopping) {
    int wanted = Math.min(lane.waiting(), lane.batch().size());
    if (wanted == 0 || stopping.getAsBoolean()) {
      return lane.take(0);
    }
    int slots = pipeline.slots().take(lane.sender(), wanted);
    List<PlannedSend> batch = List.of();
    try {
      batch = stopping.getAsBoolean() ? lane.take(0) : allowed(lane, slots);
    } finally {
      pipeline.slots().give(lane.sender(), slots - batch.size());
    }
    return batch;
  }

  private List<PlannedSend> allowed(SenderLane lane, int slots) {
    int allowed = pipeline.breaker().allowance(lane.sender(), clock.now());
    if (allowed == 0) {
      release(lane);
    }
    return allowed == 1 ? lane.takeAlone() : lane.take(Math.min(slots, allowed));
  }

  private Tick sendInSlots(SenderLane lane, List<PlannedSend> batch) {
    try (HeldSlots slots = new HeldSlots(pipeline.slots(), lane.sender(), batch.size())) {
      Flight flight = new Flight(pipeline, clock, lane);
      return flight.deliver(flight.announce(batch), slots);
    } finally {
      lane.landed();
    }
  }

  /** Returns whether anything was due. */
  private boolean ahead(SenderLane lane, BooleanSupplier stopping, Consumer<Tick> done) {
    if (!lane.looksAhead()) {
      return false;
    }
    int slots = pipeline.slots().take(lane.sender(), lane.batch().size());
    try (HeldSlots held = new HeldSlots(pipeline.slots(), lane.sender(), slots)) {
      return mayGoAhead(lane, stopping) && sendNext(lane, slots, held, done);
    }
  }

  private boolean mayGoAhead(SenderLane lane, BooleanSupplier stopping) {
    Instant now = clock.now();
    boolean may =
        !stopping.getAsBoolean()
            && pipeline.breaker().allowance(lane.sender(), now) > 1
            && !pipeline.rest().holds(lane.tenant(), lane.sender(), now);
    if (!may) {
      lane.feed(false);
    }
    return may && lane.looksAhead();
  }

  private boolean sendNext(SenderLane lane, int slots, HeldSlots held, Consumer<Tick> done) {
    lane.depart();
    try {
      Next next = lane.inTurn(() -> next(lane, slots));
      lane.feed(next.intended().size() > 0);
      Tick claimed = Ticks.claimed(next.intended().size());
      done.accept(claimed.plus(next.flight().deliver(next.intended(), held)));
      return next.intended().size() > 0;
    } finally {
      lane.landed();
    }
  }

  private Next next(SenderLane lane, int slots) {
    Flight flight = new Flight(pipeline, clock, lane);
    return new Next(flight, flight.announceNext(slots));
  }

  private void release(SenderLane lane) {
    Instant now = clock.now();
    Instant until = pipeline.breaker().heldUntil(lane.sender(), now).orElse(now);
    pipeline.rest().sender(lane.sender(), until);
    pipeline.refusals().release(lane.tenant(), lane.clear(), until, now);
  }
}
