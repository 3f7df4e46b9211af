package dev.engagement.core.sending;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.EnrollmentProgress;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the changes of a batch inside an open unit of work, set by set and in the order of locks.
 */
final class ChangeWriter {

  private final Stores stores;
  private final AuditRecorder audit;
  private final EnrollmentProgress progress;

  ChangeWriter(Stores stores, AuditRecorder audit) {
    this.stores = stores;
    this.audit = audit;
    this.progress = new EnrollmentProgress(stores.enrollments(), audit);
  }

  /** Writes what can still be written, and returns the changes whose items moved. */
  List<ItemChange> write(TenantId tenant, List<ItemChange> changes, Instant now) {
    if (changes.isEmpty()) {
      return List.of();
    }
    Set<QueueItemId> moved =
        stores.queue().move(tenant, changes.stream().map(ItemChange::move).toList());
    List<ItemChange> written =
        changes.stream().filter(change -> moved.contains(change.item())).toList();
    List<ItemChange> followed = moveRecipients(tenant, written);
    stores
        .messages()
        .add(tenant, written.stream().flatMap(change -> change.message().stream()).toList());
    List<NewAuditEntry> finished = progress.apply(tenant, progressOf(followed), now, Actor.WORKER);
    writeHistory(tenant, written, now);
    wake(tenant, followed);
    record(tenant, written, finished);
    return written;
  }

  /** Returns the changes, those without their consequences whose recipient did not move. */
  private List<ItemChange> moveRecipients(TenantId tenant, List<ItemChange> changes) {
    List<RecipientMove> moves =
        changes.stream().flatMap(change -> change.recipient().stream()).toList();
    Set<RecipientId> moved = moves.isEmpty() ? Set.of() : stores.recipients().move(tenant, moves);
    List<ItemChange> followed = changes.stream().map(change -> followed(change, moved)).toList();
    List<QueueItem> next = followed.stream().flatMap(change -> change.next().stream()).toList();
    if (!next.isEmpty()) {
      stores.queue().enqueue(tenant, next);
    }
    return followed;
  }

  private static ItemChange followed(ItemChange change, Set<RecipientId> moved) {
    boolean stands = change.recipient().map(move -> moved.contains(move.after().id())).orElse(true);
    return stands ? change : ItemChange.of(change.move());
  }

  private static Map<EnrollmentId, Progress> progressOf(List<ItemChange> changes) {
    Map<EnrollmentId, Progress> made = new HashMap<>();
    changes.forEach(change -> made.merge(change.enrollment(), change.progress(), Progress::plus));
    return made;
  }

  private void writeHistory(TenantId tenant, List<ItemChange> changes, Instant now) {
    List<ContactSend> sends = changes.stream().flatMap(change -> change.send().stream()).toList();
    if (!sends.isEmpty()) {
      stores.history().recordSends(tenant, sends, now);
    }
    Map<DailyCount, Integer> counts = new HashMap<>();
    changes.forEach(
        change ->
            change.counts().forEach((count, added) -> counts.merge(count, added, Integer::sum)));
    if (!counts.isEmpty()) {
      stores.history().addToCounts(tenant, counts);
    }
  }

  private void wake(TenantId tenant, List<ItemChange> changes) {
    Map<EnrollmentId, Instant> due = new HashMap<>();
    for (ItemChange change : changes) {
      change
          .next()
          .ifPresent(next -> due.merge(next.enrollment(), next.dueAt(), ChangeWriter::earlier));
      QueueItem after = change.move().after();
      if (after.state().isWaiting() || after.state() == QueueItemState.UNCONFIRMED) {
        due.merge(after.enrollment(), after.dueAt(), ChangeWriter::earlier);
      }
    }
    if (!due.isEmpty()) {
      stores.schedule().wake(tenant, due);
    }
  }

  private void record(TenantId tenant, List<ItemChange> written, List<NewAuditEntry> finished) {
    List<NewAuditEntry> entries = new ArrayList<>();
    written.forEach(change -> entries.addAll(change.entries()));
    entries.addAll(finished);
    audit.record(tenant, entries);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
