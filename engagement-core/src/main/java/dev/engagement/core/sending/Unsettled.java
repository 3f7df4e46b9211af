package dev.engagement.core.sending;

import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What providers said and could not be written down. A store that cannot be reached for a while
 * makes nobody forget an answer: it is settled by a later turn, and late truth wins over a rescue.
 * Safe for concurrent use.
 */
final class Unsettled {

  /** A store that is away comes back; what fails as often as this will fail for ever. */
  private static final int MOST_FAILURES = 1_000;

  private record Batch(TenantId tenant, List<Delivered> delivered, int failures) {}

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
      keep(tenant, delivered);
      throw unwritten;
    }
  }

  /** Keeps what is known of a batch until it can be written down. */
  void keep(TenantId tenant, List<Delivered> delivered) {
    batches.add(new Batch(tenant, delivered, 0));
  }

  /** Settles all that was kept; what fails again is kept again, and told. */
  Tick settleKept(Instant now, Consumer<RuntimeException> failed) {
    Tick sum = Tick.NONE;
    for (int left = batches.size(); left > 0; left--) {
      Batch batch = batches.poll();
      sum = batch == null ? sum : sum.plus(settle(batch, now, failed));
    }
    return sum;
  }

  private Tick settle(Batch batch, Instant now, Consumer<RuntimeException> failed) {
    try {
      return Ticks.of(step.settle(batch.tenant(), batch.delivered(), now), false);
    } catch (RuntimeException unwritten) {
      if (batch.failures() < MOST_FAILURES) {
        batches.add(new Batch(batch.tenant(), batch.delivered(), batch.failures() + 1));
      }
      failed.accept(unwritten);
      return Tick.NONE;
    }
  }
}
