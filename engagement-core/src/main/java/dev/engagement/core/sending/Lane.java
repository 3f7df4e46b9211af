package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.sending.IntentStep.Intended;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

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

  /** Returns what was done; ends early where {@code stopping} says so. */
  Tick run(TenantId tenant, IdentityId sender, List<PlannedSend> ready, BooleanSupplier stopping) {
    Tick sum = Tick.NONE;
    int from = 0;
    while (from < ready.size() && !stopping.getAsBoolean()) {
      List<PlannedSend> left = ready.subList(from, ready.size());
      int allowed = pipeline.breaker().allowance(sender, clock.now());
      if (allowed == 0) {
        return sum.plus(release(tenant, sender, left));
      }
      int taken = pipeline.slots().take(Math.min(allowed, left.size()));
      sum = sum.plus(send(tenant, sender, left.subList(0, taken), stopping));
      from += taken;
    }
    return sum;
  }

  /** Slots may be long in coming. */
  private Tick send(
      TenantId tenant, IdentityId sender, List<PlannedSend> batch, BooleanSupplier stopping) {
    try {
      return stopping.getAsBoolean() ? Tick.NONE : sendInSlots(tenant, sender, batch);
    } finally {
      pipeline.slots().give(batch.size());
    }
  }

  /** The permit begins before anything is read on which the intent stands. */
  private Tick sendInSlots(TenantId tenant, IdentityId sender, List<PlannedSend> batch) {
    StartPermit permit = clock.permit();
    Instant takenAt = clock.now();
    Intended intended = intend(tenant, batch, takenAt);
    List<Delivered> delivered = pipeline.deliver().deliver(tenant, intended.going(), permit);
    Tick settled = pipeline.unsettled().settle(tenant, delivered, clock.now());
    pipeline.breaker().note(sender, delivered, clock.now());
    pipeline.senders().pauseRefused(tenant, delivered, clock.now());
    pipeline.tokens().giveBack(tenant, delivered, takenAt);
    pipeline.tokens().giveBack(intended.unused(), takenAt);
    List<ItemChange> refused = pipeline.refusals().refuse(tenant, intended.refused(), clock.now());
    return settled.plus(Ticks.of(refused, false));
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

  private Tick release(TenantId tenant, IdentityId sender, List<PlannedSend> left) {
    Instant now = clock.now();
    Instant until = pipeline.breaker().heldUntil(sender, now).orElse(now);
    pipeline.rest().sender(sender, until);
    return Ticks.of(pipeline.refusals().release(tenant, left, until, now), false);
  }
}
