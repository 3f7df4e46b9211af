package dev.engagement.core.queue;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Has what a limit or a window deferred judged anew, once that lets more go. Call it when the
 * change is committed: it takes a unit of work for each batch, so that a long queue is locked
 * nowhere for long.
 */
public final class DeferredWork {

  private static final int BATCH = 1_000;

  private final Stores stores;

  public DeferredWork(Stores stores) {
    this.stores = stores;
  }

  /** Brings forward what the tenant has waiting for one of the reasons. */
  public void bringForward(TenantId tenant, Set<ReasonCode> reasons, Instant now) {
    bringForward(tenant, Optional.empty(), reasons, now);
  }

  /** Brings forward what the sequence has waiting for one of the reasons. */
  public void bringForward(
      TenantId tenant, SequenceId sequence, Set<ReasonCode> reasons, Instant now) {
    bringForward(tenant, Optional.of(sequence), reasons, now);
  }

  private void bringForward(
      TenantId tenant, Optional<SequenceId> sequence, Set<ReasonCode> reasons, Instant now) {
    int brought = reasons.isEmpty() ? 0 : BATCH;
    while (brought == BATCH) {
      brought = stores.unitOfWork().inOne(tenant, () -> inUnit(tenant, sequence, reasons, now));
    }
  }

  private int inUnit(
      TenantId tenant, Optional<SequenceId> sequence, Set<ReasonCode> reasons, Instant now) {
    return stores
        .queue()
        .bringForward(tenant, QueueItemLifecycle.WAITING, reasons, sequence, now, BATCH);
  }
}
