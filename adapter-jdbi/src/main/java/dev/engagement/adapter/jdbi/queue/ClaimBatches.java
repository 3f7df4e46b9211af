package dev.engagement.adapter.jdbi.queue;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * Remembers what was leased together, and so finds leases that ran out without looking through the
 * queue. A batch stays as long as one of its items is leased.
 */
final class ClaimBatches {

  private static final int BATCHES = 64;

  private static final String REMEMBER =
      """
      INSERT INTO engagement.claim_batch (
        tenant_id, first_item, epoch, leased_until, enrollment_ids, item_ids)
      VALUES (:tenant, :firstItem, :epoch, :until, :enrollments, :ids)
      ON CONFLICT (tenant_id, first_item, epoch) DO NOTHING
      """;

  /** Who looks at the same batches at the same time leaves them to the first. */
  private static final String OVER =
      """
      WITH over AS MATERIALIZED (
        SELECT b.first_item, b.epoch, b.item_ids
          FROM engagement.claim_batch b
         WHERE b.tenant_id = :tenant
           AND b.leased_until <= :now
         ORDER BY b.leased_until, b.first_item
         LIMIT :batches
           FOR UPDATE SKIP LOCKED
      )
      SELECT o.first_item, o.epoch, held.until
        FROM over o
       CROSS JOIN LATERAL (
         SELECT min(q.leased_until) AS until
           FROM engagement.queue_item q
          WHERE q.tenant_id = :tenant
            AND q.id = ANY (o.item_ids)
            AND q.leased_until IS NOT NULL
       ) held
      """;

  private static final String FORGET =
      """
      DELETE FROM engagement.claim_batch b
       USING unnest(:firstItems, :epochs) AS o (first_item, epoch)
       WHERE b.tenant_id = :tenant
         AND b.first_item = o.first_item
         AND b.epoch = o.epoch
      """;

  private static final String PROLONG =
      """
      UPDATE engagement.claim_batch b
         SET leased_until = o.until
        FROM unnest(:firstItems, :epochs, :until) AS o (first_item, epoch, until)
       WHERE b.tenant_id = :tenant
         AND b.first_item = o.first_item
         AND b.epoch = o.epoch
      """;

  private static final String EXPIRED =
      "SELECT "
          + ItemRows.COLUMNS
          + """
        FROM engagement.queue_item q
       WHERE q.tenant_id = :tenant
         AND q.id = ANY (ARRAY(
               SELECT unnest(b.item_ids)
                 FROM engagement.claim_batch b
                 JOIN unnest(:firstItems, :epochs) AS o (first_item, epoch)
                   ON o.first_item = b.first_item AND o.epoch = b.epoch
                WHERE b.tenant_id = :tenant))
         AND q.leased_until <= :now
       ORDER BY q.leased_until, q.id
       LIMIT :limit
      """;

  private record Batch(UUID firstItem, long epoch, Optional<Instant> until) {}

  private final Handle handle;
  private final TenantId tenant;

  ClaimBatches(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  /** Remembers those of the items that are leased. */
  void remember(List<QueueItem> items) {
    List<QueueItem> leased = items.stream().filter(item -> item.lease().isPresent()).toList();
    if (leased.isEmpty()) {
      return;
    }
    List<EnrollmentId> enrollments = leased.stream().map(QueueItem::enrollment).distinct().toList();
    handle
        .createUpdate(REMEMBER)
        .bind("tenant", tenant)
        .bind("firstItem", leased.get(0).id())
        .bind("epoch", leased.get(0).epoch())
        .bind("until", earliestEnd(leased))
        .bindArray("enrollments", EnrollmentId.class, enrollments)
        .bindArray("ids", QueueItemId.class, leased.stream().map(QueueItem::id).toList())
        .execute();
  }

  private static Instant earliestEnd(List<QueueItem> leased) {
    return leased.stream()
        .flatMap(item -> item.lease().stream())
        .map(Lease::until)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Returns items whose own lease ran out, and forgets the batches of which nothing is leased. */
  List<QueueItem> expired(Instant now, int limit) {
    List<Batch> over = over(now);
    forget(over.stream().filter(batch -> batch.until().isEmpty()).toList());
    prolong(over.stream().filter(batch -> isAfter(batch, now)).toList());
    List<Batch> ranOut =
        over.stream().filter(batch -> batch.until().isPresent() && !isAfter(batch, now)).toList();
    return ranOut.isEmpty() ? List.of() : expired(ranOut, now, limit);
  }

  private static boolean isAfter(Batch batch, Instant now) {
    return batch.until().filter(until -> until.isAfter(now)).isPresent();
  }

  private List<Batch> over(Instant now) {
    return handle
        .createQuery(OVER)
        .bind("tenant", tenant)
        .bind("now", now)
        .bind("batches", BATCHES)
        .map(ClaimBatches::batch)
        .list();
  }

  private static Batch batch(RowView row) {
    return new Batch(
        row.getColumn("first_item", UUID.class),
        row.getColumn("epoch", Long.class),
        Rows.optional(row, "until", Instant.class));
  }

  private void forget(List<Batch> batches) {
    if (!batches.isEmpty()) {
      names(batches).bindTo(handle.createUpdate(FORGET)).bind("tenant", tenant).execute();
    }
  }

  private void prolong(List<Batch> batches) {
    if (!batches.isEmpty()) {
      names(batches)
          .instants("until", batch -> batch.until().orElseThrow())
          .bindTo(handle.createUpdate(PROLONG))
          .bind("tenant", tenant)
          .execute();
    }
  }

  private List<QueueItem> expired(List<Batch> batches, Instant now, int limit) {
    return names(batches)
        .bindTo(handle.createQuery(EXPIRED))
        .bind("tenant", tenant)
        .bind("now", now)
        .bind("limit", limit)
        .map(ItemRows::item)
        .list();
  }

  private static Columns<Batch> names(List<Batch> batches) {
    return Columns.of(batches).uuids("firstItems", Batch::firstItem).longs("epochs", Batch::epoch);
  }
}
