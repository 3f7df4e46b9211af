package dev.engagement.testkit;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.SequenceStore;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemorySequenceStore implements SequenceStore {

  private final InMemoryDatabase database;
  private final Table<UUID, Sequence> sequences;
  private final Table<PlanReference, SequencePlan> plans;

  InMemorySequenceStore(InMemoryDatabase database) {
    this.database = database;
    this.sequences = database.tables.sequences;
    this.plans = database.tables.plans;
  }

  @Override
  public void add(Sequence sequence) {
    database.enter(sequence.tenant());
    database.require(sequence.version() == 0, "a new sequence is at version 0");
    sequences.add(sequence.tenant(), sequence.id().value(), sequence);
    keepPlan(sequence);
  }

  @Override
  public Optional<Sequence> find(TenantId tenant, SequenceId id) {
    database.enter(tenant);
    return sequences.find(tenant, id.value());
  }

  @Override
  public Optional<Sequence> findForUse(TenantId tenant, SequenceId id) {
    return find(tenant, id);
  }

  @Override
  public Optional<Sequence> lock(TenantId tenant, SequenceId id) {
    return find(tenant, id);
  }

  @Override
  public Map<SequenceId, Sequence> findAll(TenantId tenant, Collection<SequenceId> ids) {
    database.enter(tenant);
    Map<SequenceId, Sequence> found = new HashMap<>();
    ids.forEach(id -> sequences.find(tenant, id.value()).ifPresent(row -> found.put(id, row)));
    return found;
  }

  @Override
  public Map<PlanReference, SequencePlan> plans(
      TenantId tenant, Collection<PlanReference> references) {
    database.enter(tenant);
    Map<PlanReference, SequencePlan> found = new HashMap<>();
    references.forEach(
        reference -> plans.find(tenant, reference).ifPresent(row -> found.put(reference, row)));
    return found;
  }

  @Override
  public Page<Sequence> list(TenantId tenant, PageRequest page) {
    database.enter(tenant);
    return Table.page(
        sequences.of(tenant), sequence -> sequence.state() != SequenceState.ARCHIVED, page);
  }

  @Override
  public Sequence update(Sequence sequence) {
    requireCurrent(sequence);
    Sequence stored =
        new Sequence(
            sequence.tenant(),
            sequence.id(),
            sequence.name(),
            sequence.goal(),
            sequence.state(),
            sequence.plan(),
            sequence.settings(),
            sequence.createdAt(),
            sequence.updatedAt(),
            sequence.version() + 1);
    sequences.put(sequence.tenant(), sequence.id().value(), stored);
    keepPlan(sequence);
    return stored;
  }

  @Override
  public void remove(Sequence sequence) {
    requireCurrent(sequence);
    boolean used =
        database.tables.enrollments.of(sequence.tenant()).values().stream()
            .anyMatch(enrollment -> enrollment.plan().sequence().equals(sequence.id()));
    database.require(!used, "a sequence with enrollments stays");
    sequences.remove(sequence.tenant(), sequence.id().value());
    for (int revision = 1; revision <= sequence.plan().revision(); revision++) {
      plans.remove(sequence.tenant(), new PlanReference(sequence.id(), revision));
    }
  }

  private void keepPlan(Sequence sequence) {
    boolean sender =
        database.tables.identities.has(sequence.tenant(), sequence.plan().identity().value());
    database.require(sender, "a plan's identity is there");
    plans.put(
        sequence.tenant(),
        new PlanReference(sequence.id(), sequence.plan().revision()),
        sequence.plan());
  }

  private void requireCurrent(Sequence sequence) {
    database.enter(sequence.tenant());
    Optional<Sequence> stored = sequences.find(sequence.tenant(), sequence.id().value());
    if (stored.isEmpty() || stored.get().version() != sequence.version()) {
      throw database.refusal(ErrorCode.STALE_VERSION, "the sequence was changed meanwhile");
    }
  }
}
