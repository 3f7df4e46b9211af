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
    Map<QueueItemId, QueueItem> items =
        stores.queue().lock(tenant, batch.stream().map(one -> one.send().item().id()).toList());
    Map<RecipientId, Recipient> recipients =
        stores
            .recipients()
            .lock(tenant, batch.stream().map(one -> one.send().item().recipient()).toList());
    Map<EnrollmentId, Enrollment> enrollments =
        stores
            .enrollments()
            .findAll(
                tenant,
                batch.stream()
                    .map(one -> one.send().item().enrollment())
                    .collect(Collectors.toSet()));
    List<ItemChange> changes = new ArrayList<>();
    for (Delivered one : batch) {
      QueueItem sent = one.send().item();
      QueueItem item = items.get(sent.id());
      if (item != null && item.epoch() == sent.epoch()) {
        Standing standing =
            new Standing(
                item,
                known(recipients.get(sent.recipient())),
                known(enrollments.get(sent.enrollment())));
        outcomes.of(standing, one, now).ifPresent(changes::add);
      }
    }
    return writer.write(tenant, changes, now);
  }

  /** An item never outlives its recipient and enrollment. */
  private static <T> T known(@Nullable T found) {
    return Objects.requireNonNull(found);
  }
}
