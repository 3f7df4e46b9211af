package dev.engagement.core.sending;

import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * What providers said and is not written down yet. A store that cannot be reached for a while makes
 * nobody forget an answer: it is settled by the next turn, and late truth wins over a rescue.
 */
final class Unsettled {

  private record Batch(TenantId tenant, List<Delivered> delivered) {}

  private final Queue<Batch> batches = new ArrayDeque<>();

  void add(TenantId tenant, List<Delivered> delivered) {
    if (!delivered.isEmpty()) {
      batches.add(new Batch(tenant, delivered));
    }
  }

  /** Settles all of it; what fails is kept, and the failure goes through. */
  Tick settle(SettleStep step, Instant now) {
    Tick sum = Tick.NONE;
    for (Batch batch = batches.peek(); batch != null; batch = batches.peek()) {
      sum = sum.plus(Ticks.of(step.settle(batch.tenant(), batch.delivered(), now), false));
      batches.remove();
    }
    return sum;
  }
}
