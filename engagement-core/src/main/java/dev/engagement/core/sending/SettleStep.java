package dev.engagement.core.sending;

import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down how a micro-batch ended. */
final class SettleStep {

  private final Stores stores;
  private final OutcomeChanges outcomes;
  private final ChangeWriter writer;

  SettleStep(Stores stores, OutcomeChanges outcomes, ChangeWriter writer) {
    this.stores = stores;
    this.outcomes = outcomes;
    this.writer = writer;
  }

  List<ItemChange> settle(TenantId tenant, List<Delivered> batch, Instant now) {
    return batch.isEmpty()
        ? List.of()
        : stores.unitOfWork().inOne(tenant, () -> settleInUnit(tenant, batch, now));
  }

  private List<ItemChange> settleInUnit(TenantId tenant, List<Delivered> batch, Instant now) {
    Map<QueueItemId, Standing> standings = lock(tenant, batch);
    List<ItemChange> changes = new ArrayList<>();
    for (Delivered one : batch) {
      QueueItem sent = one.send().item();
      Standing standing = standings.get(sent.id());
      if (standing != null && standing.item().epoch() == sent.epoch()) {
        outcomes.of(standing, one, now).ifPresent(changes::add);
      }
    }
    return writer.write(tenant, changes, now);
  }

  private Map<QueueItemId, Standing> lock(TenantId tenant, List<Delivered> batch) {
    List<QueueItem> sent = batch.stream().map(one -> one.send().item()).toList();
    Map<QueueItemId, QueueItem> items =
        stores.queue().lock(tenant, sent.stream().map(QueueItem::id).toList());
    Map<RecipientId, Recipient> recipients =
        stores
            .recipients()
            .lockKnown(tenant, batch.stream().map(one -> one.send().facts().recipient()).toList());
    Map<EnrollmentId, Enrollment> enrollments =
        stores
            .enrollments()
            .findAll(tenant, sent.stream().map(QueueItem::enrollment).collect(Collectors.toSet()));
    Map<QueueItemId, Standing> standings = new HashMap<>();
    items.forEach(
        (id, item) ->
            standings.put(
                id,
                new Standing(
                    item,
                    known(recipients.get(item.recipient())),
                    known(enrollments.get(item.enrollment())))));
    return standings;
  }

  /** An item never outlives its recipient and enrollment. */
  private static <T> T known(@Nullable T found) {
    return Objects.requireNonNull(found);
  }
}
