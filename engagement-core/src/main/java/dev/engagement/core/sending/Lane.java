package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.sending.IntentStep.Intended;
import dev.engagement.ports.identity.IdentityId;
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
      sum = sum.plus(send(tenant, sender, left.subList(0, taken)));
      from += taken;
    }
    return sum;
  }

  private Tick send(TenantId tenant, IdentityId sender, List<PlannedSend> batch) {
    try {
      return sendInSlots(tenant, sender, batch);
    } finally {
      pipeline.slots().give(batch.size());
    }
  }

  /** The permit begins before anything is read on which the intent stands. */
  private Tick sendInSlots(TenantId tenant, IdentityId sender, List<PlannedSend> batch) {
    StartPermit permit = clock.permit();
    Instant takenAt = clock.now();
    Intended intended = pipeline.intent().intend(tenant, batch, takenAt);
    List<Delivered> delivered = pipeline.deliver().deliver(tenant, intended.going(), permit);
    pipeline.breaker().note(sender, delivered, clock.now());
    Tick settled = pipeline.unsettled().settle(tenant, delivered, clock.now());
    pipeline.tokens().giveBack(tenant, delivered, takenAt);
    pipeline.senders().pauseRefused(tenant, delivered, clock.now());
    return Ticks.of(intended.written(), false).plus(settled);
  }

  private Tick release(TenantId tenant, IdentityId sender, List<PlannedSend> left) {
    Instant now = clock.now();
    Instant until = pipeline.breaker().heldUntil(sender, now).orElse(now);
    pipeline.rest().sender(sender, until);
    return Ticks.of(pipeline.refusals().release(tenant, left, until, now), false);
  }
}
