package dev.engagement.testkit;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.EnrollmentStore;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class InMemoryEnrollmentStore implements EnrollmentStore {

  private final InMemoryDatabase database;
  private final Table<UUID, Enrollment> enrollments;

  InMemoryEnrollmentStore(InMemoryDatabase database) {
    this.database = database;
    this.enrollments = database.tables.enrollments;
  }

  @Override
  public void add(Enrollment enrollment) {
    database.enter(enrollment.tenant());
    database.require(enrollment.version() == 0, "a new enrollment is at version 0");
    database.require(
        database.tables.plans.has(enrollment.tenant(), enrollment.plan()),
        "an enrollment's plan is there");
    enrollments.add(enrollment.tenant(), enrollment.id().value(), enrollment);
  }

  @Override
  public Optional<Enrollment> find(TenantId tenant, EnrollmentId id) {
    database.enter(tenant);
    return enrollments.find(tenant, id.value());
  }

  @Override
  public Map<EnrollmentId, Enrollment> findAll(TenantId tenant, Collection<EnrollmentId> ids) {
    database.enter(tenant);
    Map<EnrollmentId, Enrollment> found = new HashMap<>();
    ids.forEach(id -> enrollments.find(tenant, id.value()).ifPresent(row -> found.put(id, row)));
    return found;
  }

  @Override
  public Map<EnrollmentId, Enrollment> lock(TenantId tenant, Collection<EnrollmentId> ids) {
    return findAll(tenant, ids);
  }

  @Override
  public Page<Enrollment> list(TenantId tenant, EnrollmentFilter filter, PageRequest page) {
    database.enter(tenant);
    return Table.page(enrollments.of(tenant), enrollment -> shows(filter, enrollment), page);
  }

  private static boolean shows(EnrollmentFilter filter, Enrollment enrollment) {
    return filter.sequence().map(enrollment.plan().sequence()::equals).orElse(true)
        && filter.state().map(enrollment.state()::equals).orElse(true);
  }

  @Override
  public boolean exists(TenantId tenant, SequenceId sequence, Set<EnrollmentState> states) {
    database.enter(tenant);
    return enrollments.of(tenant).values().stream()
        .filter(enrollment -> enrollment.plan().sequence().equals(sequence))
        .anyMatch(enrollment -> states.contains(enrollment.state()));
  }

  @Override
  public List<Enrollment> update(TenantId tenant, List<Enrollment> changed) {
    database.enter(tenant);
    return changed.stream().map(enrollment -> update(tenant, enrollment)).toList();
  }

  private Enrollment update(TenantId tenant, Enrollment enrollment) {
    database.require(enrollment.tenant().equals(tenant), "only the tenant's own are changed");
    Optional<Enrollment> before = enrollments.find(tenant, enrollment.id().value());
    if (before.isEmpty() || before.get().version() != enrollment.version()) {
      throw database.refusal(ErrorCode.STALE_VERSION, "the enrollment was changed meanwhile");
    }
    Enrollment stored = next(enrollment);
    enrollments.put(tenant, enrollment.id().value(), stored);
    return stored;
  }

  private static Enrollment next(Enrollment enrollment) {
    return new Enrollment(
        enrollment.tenant(),
        enrollment.id(),
        enrollment.plan(),
        enrollment.name(),
        enrollment.state(),
        enrollment.resumesTo(),
        enrollment.accepted(),
        enrollment.refused(),
        enrollment.open(),
        enrollment.completed(),
        enrollment.createdAt(),
        enrollment.updatedAt(),
        enrollment.finishedAt(),
        enrollment.version() + 1);
  }
}
