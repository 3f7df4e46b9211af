package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.adapter.jdbi.session.Written;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

final class JdbiSendQueue implements SendQueue {

  /** In the order of the recipients, so that two who add the same items do not meet. */
  private static final String ENQUEUE =
      Written.sql(
          """
      INSERT INTO engagement.queue_item (
        tenant_id, id, enrollment_id, recipient_id, sequence_id, step_id, due_at, created_at,
        finished_at, leased_until, epoch, step_order, attempts, state, leased_by, reason)
      SELECT :tenant, n.id, n.enrollment_id, n.recipient_id, n.sequence_id, n.step_id, n.due_at,
             n.created_at, n.finished_at, n.leased_until, n.epoch, n.step_order, n.attempts,
             n.state, n.leased_by, n.reason
        FROM unnest(:ids, :enrollments, :recipients, :sequences, :steps, :dueAt, :createdAt,
                    :finishedAt, :leasedUntil, :epochs, :stepOrders, :attempts, :states, :leasedBy,
                    :reasons)
          AS n (id, enrollment_id, recipient_id, sequence_id, step_id, due_at, created_at,
                finished_at, leased_until, epoch, step_order, attempts, state, leased_by, reason)
       ORDER BY n.recipient_id, n.step_id
      ON CONFLICT (tenant_id, recipient_id, step_id) DO NOTHING
      RETURNING id
      """);

  // Not FOR UPDATE: that would wait for everyone who only refers to the item.
  private static final String LOCK =
      "SELECT "
          + ItemRows.COLUMNS
          + """
        FROM engagement.queue_item q
       WHERE q.tenant_id = :tenant
         AND q.id = ANY (:ids)
       ORDER BY q.id
         FOR NO KEY UPDATE
      """;

  private static final String MOVE =
      Written.sql(
          """
      UPDATE engagement.queue_item q
         SET state = m.state,
             due_at = m.due_at,
             attempts = m.attempts,
             epoch = m.epoch,
             leased_by = m.leased_by,
             leased_until = m.leased_until,
             reason = m.reason,
             finished_at = m.finished_at
        FROM unnest(:ids, :from, :fromEpochs, :epochs, :states, :dueAt, :attempts, :leasedBy, :leasedUntil,
                    :reasons, :finishedAt)
          AS m (id, from_state, from_epoch, epoch, state, due_at, attempts, leased_by, leased_until,
                reason, finished_at)
       WHERE q.tenant_id = :tenant
         AND q.id = m.id
         AND q.state = m.from_state
         AND q.epoch = m.from_epoch
      RETURNING q.id
      """);

  private static final String UNSETTLED =
      """
      SELECT q.id
        FROM engagement.queue_item q
       WHERE q.tenant_id = :tenant
         AND q.recipient_id = ANY (:recipients)
         AND q.finished_at IS NULL
       ORDER BY q.id
      """;

  private final Session session;

  JdbiSendQueue(Session session) {
    this.session = session;
  }

  @Override
  public Set<QueueItemId> enqueue(TenantId tenant, List<QueueItem> items) {
    Handle handle = session.handle(tenant);
    Set<QueueItemId> added = insert(handle, tenant, items);
    List<QueueItem> stored = items.stream().filter(item -> added.contains(item.id())).toList();
    new ClaimBatches(handle, tenant).remember(stored);
    new UnconfirmedItems(handle, tenant).add(stored);
    return added;
  }

  private static Set<QueueItemId> insert(Handle handle, TenantId tenant, List<QueueItem> items) {
    Query statement =
        ItemRows.columns(items).bindTo(handle.createQuery(ENQUEUE)).bind("tenant", tenant);
    return Written.execute(statement, items, QueueItem::id, QueueItemId::new);
  }

  @Override
  public List<QueueItem> claim(TenantId tenant, ClaimRequest request) {
    Handle handle = session.handle(tenant);
    List<QueueItem> claimed = ItemClaim.claim(handle, tenant, request);
    new ClaimBatches(handle, tenant).remember(claimed);
    return claimed;
  }

  @Override
  public List<QueueItem> lockDue(TenantId tenant, DueRequest request) {
    return ItemClaim.lock(session.handle(tenant), tenant, request);
  }

  @Override
  public Map<QueueItemId, QueueItem> lock(TenantId tenant, Collection<QueueItemId> ids) {
    return Columns.of(ids)
        .uuids("ids", QueueItemId::value)
        .bindTo(session.handle(tenant).createQuery(LOCK))
        .bind("tenant", tenant)
        .map(ItemRows::item)
        .collect(Collectors.toMap(QueueItem::id, Function.identity()));
  }

  @Override
  public Set<QueueItemId> move(TenantId tenant, List<ItemMove> moves) {
    Handle handle = session.handle(tenant);
    Set<QueueItemId> moved = write(handle, tenant, moves);
    new ClaimBatches(handle, tenant).remember(newlyLeased(moves, moved));
    new UnconfirmedItems(handle, tenant).follow(moves, moved);
    return moved;
  }

  private static Set<QueueItemId> write(Handle handle, TenantId tenant, List<ItemMove> moves) {
    Query statement = ItemRows.moves(moves).bindTo(handle.createQuery(MOVE)).bind("tenant", tenant);
    return Written.execute(statement, moves, move -> move.after().id(), QueueItemId::new);
  }

  private static List<QueueItem> newlyLeased(List<ItemMove> moves, Set<QueueItemId> moved) {
    return moves.stream()
        .filter(move -> !move.from().isLeased())
        .map(ItemMove::after)
        .filter(item -> moved.contains(item.id()))
        .toList();
  }

  @Override
  public List<QueueItem> expired(TenantId tenant, Instant now, int limit) {
    return new ClaimBatches(session.handle(tenant), tenant).expired(now, limit);
  }

  @Override
  public int bringForward(
      TenantId tenant,
      Set<QueueItemState> states,
      Set<ReasonCode> reasons,
      Optional<SequenceId> sequence,
      Instant now,
      int limit) {
    return new KeptBackItems(session, tenant).bringForward(states, reasons, sequence, now, limit);
  }

  @Override
  public List<QueueItemId> unsettled(TenantId tenant, Collection<RecipientId> recipients) {
    return Columns.of(recipients)
        .uuids("recipients", RecipientId::value)
        .bindTo(session.handle(tenant).createQuery(UNSETTLED))
        .bind("tenant", tenant)
        .mapTo(QueueItemId.class)
        .list();
  }
}
