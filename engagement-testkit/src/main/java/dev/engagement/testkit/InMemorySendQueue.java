package dev.engagement.testkit;

import static java.util.stream.Collectors.toMap;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Recipient;
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
import dev.engagement.testkit.InMemoryTables.ItemKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class InMemorySendQueue implements SendQueue {

  private final InMemoryDatabase database;
  private final Table<UUID, QueueItem> items;
  private final Table<ItemKey, QueueItemId> byStep;

  InMemorySendQueue(InMemoryDatabase database) {
    this.database = database;
    this.items = database.tables.items;
    this.byStep = database.tables.itemsByStep;
  }

  @Override
  public Set<QueueItemId> enqueue(TenantId tenant, List<QueueItem> added) {
    database.enter(tenant);
    Set<QueueItemId> ids = new LinkedHashSet<>();
    for (QueueItem item : added) {
      ItemKey key = new ItemKey(item.recipient(), item.step());
      requireParents(tenant, item);
      if (!byStep.has(tenant, key)) {
        items.add(tenant, item.id().value(), item);
        byStep.put(tenant, key, item.id());
        ids.add(item.id());
      }
    }
    return ids;
  }

  private void requireParents(TenantId tenant, QueueItem item) {
    database.require(item.tenant().equals(tenant), "only the tenant's own are added");
    Optional<EnrollmentId> enrollment =
        database
            .tables
            .recipients
            .find(tenant, item.recipient().value())
            .map(Recipient::enrollment);
    database.require(
        enrollment.equals(Optional.of(item.enrollment())),
        "an item's recipient is there, in its enrollment");
  }

  @Override
  public List<QueueItem> claim(TenantId tenant, ClaimRequest request) {
    List<QueueItem> claimed =
        lockDue(tenant, request.due()).stream().map(item -> claimed(item, request)).toList();
    claimed.forEach(item -> items.put(tenant, item.id().value(), item));
    return claimed;
  }

  @Override
  public List<QueueItem> lockDue(TenantId tenant, DueRequest request) {
    database.enter(tenant);
    OpenEnrollments open = new OpenEnrollments(database.tables, tenant);
    return items.of(tenant).values().stream()
        .filter(item -> request.states().contains(item.state()))
        .filter(item -> !item.dueAt().isAfter(request.now()))
        .filter(item -> isScheduled(tenant, item, request.now()))
        .filter(item -> open.test(item.enrollment(), request.open()))
        .sorted(QueueOrder.CLAIM)
        .limit(request.limit())
        .toList();
  }

  private boolean isScheduled(TenantId tenant, QueueItem item, Instant now) {
    return database
        .tables
        .schedule
        .find(tenant, item.enrollment().value())
        .filter(due -> !due.isAfter(now))
        .isPresent();
  }

  private static QueueItem claimed(QueueItem item, ClaimRequest request) {
    return new QueueItem(
        item.tenant(),
        item.id(),
        item.enrollment(),
        item.recipient(),
        item.sequence(),
        item.step(),
        item.stepOrder(),
        request.transition().to(),
        item.dueAt(),
        item.attempts(),
        item.epoch() + 1,
        Optional.of(request.lease()),
        item.reason(),
        item.createdAt(),
        item.finishedAt());
  }

  @Override
  public Map<QueueItemId, QueueItem> lock(TenantId tenant, Collection<QueueItemId> ids) {
    database.enter(tenant);
    Map<QueueItemId, QueueItem> found = new HashMap<>();
    ids.forEach(id -> items.find(tenant, id.value()).ifPresent(row -> found.put(id, row)));
    return found;
  }

  @Override
  public Set<QueueItemId> move(TenantId tenant, List<ItemMove> moves) {
    database.enter(tenant);
    Set<QueueItemId> moved = new LinkedHashSet<>();
    for (ItemMove move : moves) {
      items
          .find(tenant, move.after().id().value())
          .filter(stored -> stored.state() == move.from())
          .filter(stored -> stored.epoch() == move.epoch())
          .map(stored -> moved(stored, move.after()))
          .ifPresent(
              after -> {
                items.put(tenant, after.id().value(), after);
                moved.add(after.id());
              });
    }
    return moved;
  }

  private static QueueItem moved(QueueItem stored, QueueItem after) {
    return new QueueItem(
        stored.tenant(),
        stored.id(),
        stored.enrollment(),
        stored.recipient(),
        stored.sequence(),
        stored.step(),
        stored.stepOrder(),
        after.state(),
        after.dueAt(),
        after.attempts(),
        after.epoch(),
        after.lease(),
        after.reason(),
        stored.createdAt(),
        after.finishedAt());
  }

  @Override
  public List<QueueItem> expired(TenantId tenant, Instant now, int limit) {
    database.enter(tenant);
    return items.of(tenant).values().stream()
        .filter(item -> item.lease().filter(lease -> !lease.until().isAfter(now)).isPresent())
        .limit(limit)
        .toList();
  }

  @Override
  public int bringForward(
      TenantId tenant,
      Set<QueueItemState> states,
      Set<ReasonCode> reasons,
      Optional<SequenceId> sequence,
      Instant now,
      int limit) {
    database.enter(tenant);
    List<QueueItem> kept =
        items.of(tenant).values().stream()
            .filter(item -> states.contains(item.state()) && item.dueAt().isAfter(now))
            .filter(item -> item.reason().filter(reasons::contains).isPresent())
            .filter(item -> sequence.isEmpty() || sequence.get().equals(item.sequence()))
            .limit(limit)
            .toList();
    kept.forEach(item -> items.put(tenant, item.id().value(), due(item, now)));
    new InMemoryWorkSchedule(database)
        .wake(
            tenant, kept.stream().collect(toMap(QueueItem::enrollment, item -> now, (a, b) -> a)));
    return kept.size();
  }

  private static QueueItem due(QueueItem item, Instant now) {
    return new QueueItem(
        item.tenant(),
        item.id(),
        item.enrollment(),
        item.recipient(),
        item.sequence(),
        item.step(),
        item.stepOrder(),
        item.state(),
        now,
        item.attempts(),
        item.epoch(),
        item.lease(),
        item.reason(),
        item.createdAt(),
        item.finishedAt());
  }

  @Override
  public List<QueueItemId> unsettled(TenantId tenant, Collection<RecipientId> recipients) {
    database.enter(tenant);
    Set<RecipientId> asked = Set.copyOf(recipients);
    return items.of(tenant).values().stream()
        .filter(item -> asked.contains(item.recipient()))
        .filter(item -> !item.state().isSettled())
        .map(QueueItem::id)
        .toList();
  }
}
