package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DaysOff;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The sequences, plans and senders of one run, each read once. */
final class RunLibrary {

  private final Stores stores;
  private final RunConditions conditions;
  private final Holidays holidays;
  private final TenantId tenant;
  private final Map<SequenceId, Sequence> sequences = new HashMap<>();
  private final Map<SequenceId, DaysOff> daysOff = new HashMap<>();
  private final Map<PlanReference, SequencePlan> plans = new HashMap<>();
  private final Map<IdentityId, SenderIdentity> identities = new HashMap<>();
  private final Set<IdentityId> askedIdentities = new HashSet<>();

  RunLibrary(Stores stores, RunConditions conditions, Holidays holidays) {
    this.stores = stores;
    this.conditions = conditions;
    this.holidays = holidays;
    this.tenant = conditions.tenant().id();
  }

  /** Reads what these enrollments need and is not known yet. */
  void read(Collection<Enrollment> enrollments) {
    Set<PlanReference> wanted = new HashSet<>();
    for (Enrollment enrollment : enrollments) {
      wanted.add(enrollment.plan());
    }
    readSequences(wanted);
    readPlans(wanted);
    readIdentities(wanted);
  }

  Sequence sequence(Enrollment enrollment) {
    return Objects.requireNonNull(sequences.get(enrollment.plan().sequence()), "sequence");
  }

  SequencePlan plan(Enrollment enrollment) {
    return Objects.requireNonNull(plans.get(enrollment.plan()), "plan");
  }

  Optional<SenderIdentity> identity(IdentityId id) {
    return Optional.ofNullable(identities.get(id));
  }

  DaysOff daysOff(Sequence sequence) {
    return daysOff.computeIfAbsent(
        sequence.id(),
        absent ->
            holidays.daysOff(
                conditions.daysOff(),
                sequence.settings().sendWindow().holidays(),
                conditions.now()));
  }

  private void readSequences(Set<PlanReference> wanted) {
    Set<SequenceId> unread = new HashSet<>();
    for (PlanReference reference : wanted) {
      if (!sequences.containsKey(reference.sequence())) {
        unread.add(reference.sequence());
      }
    }
    if (!unread.isEmpty()) {
      sequences.putAll(stores.sequences().findAll(tenant, unread));
    }
  }

  private void readPlans(Set<PlanReference> wanted) {
    Set<PlanReference> unread = new HashSet<>(wanted);
    unread.removeAll(plans.keySet());
    for (PlanReference reference : wanted) {
      Sequence sequence = sequences.get(reference.sequence());
      if (sequence != null && sequence.plan().revision() == reference.revision()) {
        plans.put(reference, sequence.plan());
        unread.remove(reference);
      }
    }
    if (!unread.isEmpty()) {
      plans.putAll(stores.sequences().plans(tenant, unread));
    }
  }

  private void readIdentities(Set<PlanReference> wanted) {
    Set<IdentityId> unread = new HashSet<>();
    for (PlanReference reference : wanted) {
      SequencePlan plan = plans.get(reference);
      if (plan != null && askedIdentities.add(plan.identity())) {
        unread.add(plan.identity());
      }
    }
    if (!unread.isEmpty()) {
      identities.putAll(stores.identities().findAll(tenant, unread));
    }
  }
}
