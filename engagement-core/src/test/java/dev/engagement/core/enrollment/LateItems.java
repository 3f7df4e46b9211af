package dev.engagement.core.enrollment;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.DueRequest;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A queue in which nothing is found unsettled the first time, as if another worker came first. */
final class LateItems implements SendQueue {

  private final SendQueue queue;
  private boolean asked;

  LateItems(SendQueue queue) {
    this.queue = queue;
  }

  Stores in(Stores stores) {
    return new Stores(
        stores.unitOfWork(),
        stores.tenants(),
        stores.apiKeys(),
        stores.contacts(),
        stores.templates(),
        stores.identities(),
        stores.sequences(),
        stores.enrollments(),
        stores.recipients(),
        stores.switches(),
        stores.rates(),
        stores.credentials(),
        stores.suppressions(),
        this,
        stores.queueView(),
        stores.schedule(),
        stores.messages(),
        stores.history(),
        stores.auditLog(),
        stores.idempotency());
  }

  @Override
  public Set<QueueItemId> enqueue(TenantId tenant, List<QueueItem> items) {
    return queue.enqueue(tenant, items);
  }

  @Override
  public List<QueueItem> claim(TenantId tenant, ClaimRequest request) {
    return queue.claim(tenant, request);
  }

  @Override
  public List<QueueItem> lockDue(TenantId tenant, DueRequest request) {
    return queue.lockDue(tenant, request);
  }

  @Override
  public Map<QueueItemId, QueueItem> lock(TenantId tenant, Collection<QueueItemId> ids) {
    return queue.lock(tenant, ids);
  }

  @Override
  public Set<QueueItemId> move(TenantId tenant, List<ItemMove> moves) {
    return queue.move(tenant, moves);
  }

  @Override
  public List<QueueItem> expired(TenantId tenant, Instant now, int limit) {
    return queue.expired(tenant, now, limit);
  }

  @Override
  public int bringForward(
      TenantId tenant,
      Set<QueueItemState> states,
      Set<ReasonCode> reasons,
      Optional<SequenceId> sequence,
      Instant now,
      int limit) {
    return queue.bringForward(tenant, states, reasons, sequence, now, limit);
  }

  @Override
  public List<QueueItemId> unsettled(TenantId tenant, Collection<RecipientId> recipients) {
    List<QueueItemId> found = asked ? queue.unsettled(tenant, recipients) : List.of();
    asked = true;
    return found;
  }
}
