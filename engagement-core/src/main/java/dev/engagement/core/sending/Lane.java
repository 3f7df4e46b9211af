package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.sending.IntentStep.Intended;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.SendOutcome.Kind;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes the mails of one sender that may go through intent, provider and settling, never more of
 * them at once than there are free slots.
 */
final class Lane {

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
    List<PlannedSend> batch = next(lane, stopping);
    while (!batch.isEmpty()) {
      taken.run();
      done.accept(sendInSlots(lane, batch));
      batch = next(lane, stopping);
    }
  }

  /** Slots may be long in coming: what is allowed is asked when they have come. */
  private List<PlannedSend> next(SenderLane lane, BooleanSupplier stopping) {
    int wanted = lane.waiting();
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
      return send(lane, batch, slots);
    } finally {
      lane.landed();
    }
  }

  /** The permit begins before anything is read on which the intent stands. */
  private Tick send(SenderLane lane, List<PlannedSend> batch, HeldSlots slots) {
    TenantId tenant = lane.tenant();
    StartPermit permit = clock.permit();
    Instant takenAt = clock.now();
    Intended intended = intend(tenant, batch, takenAt);
    List<Delivered> delivered = pipeline.deliver().deliver(tenant, intended.going(), permit);
    giveEarly(slots, delivered);
    Tick settled = pipeline.unsettled().settle(tenant, delivered, clock.now());
    pipeline.breaker().note(lane.sender(), delivered, clock.now());
    pipeline.senders().pauseRefused(tenant, delivered, clock.now());
    pipeline.tokens().giveBack(tenant, delivered, takenAt);
    pipeline.tokens().giveBack(intended.unused(), takenAt);
    List<ItemChange> refused = pipeline.refusals().refuse(tenant, intended.refused(), clock.now());
    return settled.plus(Ticks.of(refused, false));
  }

  /** Where anything else was answered, its sender may be held before others of its mails begin. */
  private static void giveEarly(HeldSlots slots, List<Delivered> delivered) {
    boolean well =
        delivered.stream()
            .map(one -> one.outcome().kind())
            .allMatch(kind -> kind == Kind.ACCEPTED || kind == Kind.REFUSED);
    if (well) {
      slots.give();
    }
  }

  /** Whether a commit that failed was one is not known: if so, nothing of it began. */
  private Intended intend(TenantId tenant, List<PlannedSend> batch, Instant takenAt) {
    try {
      return pipeline.intent().intend(tenant, batch, takenAt);
    } catch (RuntimeException failed) {
      pipeline.unsettled().keep(tenant, notBegun(batch));
      throw failed;
    }
  }

  private static List<Delivered> notBegun(List<PlannedSend> batch) {
    return batch.stream().map(send -> new Delivered(send, SendOutcome.NotTaken.late())).toList();
  }

  private void release(SenderLane lane) {
    Instant now = clock.now();
    Instant until = pipeline.breaker().heldUntil(lane.sender(), now).orElse(now);
    pipeline.rest().sender(lane.sender(), until);
    pipeline.refusals().release(lane.tenant(), lane.clear(), until, now);
  }
}
