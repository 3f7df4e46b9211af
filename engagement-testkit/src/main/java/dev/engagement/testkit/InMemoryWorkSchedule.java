package dev.engagement.testkit;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class InMemoryWorkSchedule implements WorkSchedule {

  private final InMemoryDatabase database;
  private final Table<UUID, Instant> schedule;

  InMemoryWorkSchedule(InMemoryDatabase database) {
    this.database = database;
    this.schedule = database.tables.schedule;
  }

  @Override
  public void wake(TenantId tenant, Map<EnrollmentId, Instant> due) {
    database.enter(tenant);
    Optional<Instant> before = Optional.ofNullable(earliest().get(tenant));
    due.forEach((enrollment, instant) -> wake(tenant, enrollment.value(), instant));
    Optional<Instant> after = Optional.ofNullable(earliest().get(tenant));
    if (!after.equals(before)) {
      database.announceWork();
    }
  }

  private void wake(TenantId tenant, UUID enrollment, Instant due) {
    database.require(
        database.tables.enrollments.has(tenant, enrollment),
        "an enrollment that has work is there");
    Instant before = schedule.find(tenant, enrollment).orElse(due);
    schedule.put(tenant, enrollment, before.isBefore(due) ? before : due);
  }

  @Override
  public boolean review(TenantId tenant, OpenScopes open, Set<IdentityId> resting, Instant now) {
    database.enter(tenant);
    OpenEnrollments enrollments = new OpenEnrollments(database.tables, tenant);
    List<UUID> due =
        schedule.of(tenant).entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .filter(id -> enrollments.test(new EnrollmentId(id), without(resting)))
            .toList();
    Map<UUID, Instant> before = new HashMap<>(schedule.of(tenant));
    for (UUID id : due) {
      nextWork(tenant, id, enrollments.test(new EnrollmentId(id), open))
          .ifPresentOrElse(
              instant -> schedule.put(tenant, id, instant), () -> schedule.remove(tenant, id));
    }
    return !before.equals(schedule.of(tenant));
  }

  private static OpenScopes without(Set<IdentityId> senders) {
    return new OpenScopes(
        OpenScopes.ALL.enrollments(),
        OpenScopes.ALL.sequences(),
        new HeldScopes(Set.of(), senders));
  }

  private Optional<Instant> nextWork(TenantId tenant, UUID enrollment, boolean open) {
    return database.tables.items.of(tenant).values().stream()
        .filter(item -> item.enrollment().value().equals(enrollment))
        .flatMap(item -> nextWork(item, open).stream())
        .min(Comparator.naturalOrder());
  }

  private static Optional<Instant> nextWork(QueueItem item, boolean open) {
    if (item.state() == QueueItemState.UNCONFIRMED || (open && item.state().isWaiting())) {
      return Optional.of(item.dueAt());
    }
    return item.lease().map(Lease::until);
  }

  @Override
  public List<TenantId> dueTenants(Instant now, int limit) {
    return database.acrossTenants(
        () ->
            earliest().entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .sorted(Map.Entry.comparingByValue())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList());
  }

  @Override
  public Optional<Instant> nextDue() {
    return database.acrossTenants(
        () -> earliest().values().stream().min(Comparator.naturalOrder()));
  }

  private Map<TenantId, Instant> earliest() {
    Map<TenantId, Instant> earliest = new HashMap<>();
    for (TenantId tenant : schedule.tenants()) {
      schedule.of(tenant).values().stream()
          .min(Comparator.naturalOrder())
          .ifPresent(instant -> earliest.put(tenant, instant));
    }
    return earliest;
  }
}
