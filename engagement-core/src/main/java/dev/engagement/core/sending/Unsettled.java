package dev.engagement.core.sending;

import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What providers said and could not be written down. A store that cannot be reached for a while
 * makes nobody forget an answer: it is settled by a later turn, and late truth wins over a rescue.
 * Safe for concurrent use.
 */
final class Unsettled {

  private record Batch(TenantId tenant, List<Delivered> delivered) {}

  private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
  private final SettleStep step;

  Unsettled(SettleStep step) {
    this.step = step;
  }

  /** Settles a batch, or keeps it if that fails; the failure goes through. */
  Tick settle(TenantId tenant, List<Delivered> delivered, Instant now) {
    try {
      return Ticks.of(step.settle(tenant, delivered, now), false);
    } catch (RuntimeException unwritten) {
      batches.add(new Batch(tenant, delivered));
      throw unwritten;
    }
  }

  /** Settles all that was kept; what fails again is kept again, and the failure goes through. */
  Tick settleKept(Instant now) {
    Tick sum = Tick.NONE;
    for (Batch batch = batches.poll(); batch != null; batch = batches.poll()) {
      sum = sum.plus(settle(batch.tenant(), batch.delivered(), now));
    }
    return sum;
  }
}
