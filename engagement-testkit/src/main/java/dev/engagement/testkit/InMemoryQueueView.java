package dev.engagement.testkit;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueDepth;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueView;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryQueueView implements QueueView {

  private final InMemoryDatabase database;
  private final Table<UUID, QueueItem> items;

  InMemoryQueueView(InMemoryDatabase database) {
    this.database = database;
    this.items = database.tables.items;
  }

  @Override
  public Optional<QueueItem> find(TenantId tenant, QueueItemId id) {
    database.enter(tenant);
    return items.find(tenant, id.value());
  }

  @Override
  public Page<QueueItem> list(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    database.enter(tenant);
    return Table.page(items.of(tenant), item -> item.enrollment().equals(enrollment), page);
  }

  @Override
  public List<QueueItem> inStates(
      TenantId tenant,
      EnrollmentId enrollment,
      Set<QueueItemState> states,
      Optional<DuePosition> after,
      int limit) {
    return inClaimOrder(tenant, states, after, limit, of(enrollment));
  }

  @Override
  public List<QueueItem> due(
      TenantId tenant,
      OpenScopes open,
      Set<QueueItemState> states,
      Instant now,
      Optional<DuePosition> after,
      int limit) {
    OpenEnrollments enrollments = new OpenEnrollments(database.tables, tenant);
    return inClaimOrder(
        tenant,
        states,
        after,
        limit,
        item -> isDue(item, now) && enrollments.test(item.enrollment(), open));
  }

  private List<QueueItem> inClaimOrder(
      TenantId tenant,
      Set<QueueItemState> states,
      Optional<DuePosition> after,
      int limit,
      Predicate<QueueItem> shown) {
    database.enter(tenant);
    return items.of(tenant).values().stream()
        .filter(item -> states.contains(item.state()))
        .filter(shown)
        .filter(item -> QueueOrder.isAfter(item, after))
        .sorted(QueueOrder.CLAIM)
        .limit(limit)
        .toList();
  }

  @Override
  public Set<RecipientId> recipientsWith(
      TenantId tenant, Collection<RecipientId> recipients, Set<QueueItemState> states) {
    database.enter(tenant);
    return items.of(tenant).values().stream()
        .filter(item -> states.contains(item.state()))
        .map(QueueItem::recipient)
        .filter(recipients::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public Map<QueueItemState, Long> counts(TenantId tenant, EnrollmentId enrollment) {
    database.enter(tenant);
    return byState(items.of(tenant).values().stream().filter(of(enrollment)));
  }

  @Override
  public QueueDepth depth(TenantId tenant, Instant now) {
    database.enter(tenant);
    List<QueueItem> waiting =
        items.of(tenant).values().stream().filter(item -> item.state().isWaiting()).toList();
    List<Instant> due =
        waiting.stream().filter(item -> isDue(item, now)).map(QueueItem::dueAt).toList();
    return new QueueDepth(
        byState(items.of(tenant).values().stream()),
        due.size(),
        due.stream().min(Comparator.naturalOrder()),
        waiting.stream().filter(item -> item.attempts() > 0).count(),
        waiting.stream()
            .collect(Collectors.groupingBy(item -> sender(tenant, item), Collectors.counting())));
  }

  private IdentityId sender(TenantId tenant, QueueItem item) {
    Enrollment enrollment =
        database.tables.enrollments.find(tenant, item.enrollment().value()).orElseThrow();
    return new OpenEnrollments(database.tables, tenant).sender(enrollment);
  }

  private static boolean isDue(QueueItem item, Instant now) {
    return !item.dueAt().isAfter(now);
  }

  private static Predicate<QueueItem> of(EnrollmentId enrollment) {
    return item -> item.enrollment().equals(enrollment);
  }

  private static Map<QueueItemState, Long> byState(Stream<QueueItem> items) {
    return items.collect(Collectors.groupingBy(QueueItem::state, Collectors.counting()));
  }
}
