package dev.engagement.testkit;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.tenant.TenantId;
import java.util.UUID;

/** Knows which enrollments of a tenant are open for work. */
final class OpenEnrollments {

  private final InMemoryTables tables;
  private final TenantId tenant;

  OpenEnrollments(InMemoryTables tables, TenantId tenant) {
    this.tables = tables;
    this.tenant = tenant;
  }

  /** Returns whether the enrollment and its sequence are in open states, and neither is held. */
  boolean test(EnrollmentId id, OpenScopes open) {
    return tables
        .enrollments
        .find(tenant, id.value())
        .filter(enrollment -> open.enrollments().contains(enrollment.state()))
        .filter(enrollment -> !open.held().sequences().contains(enrollment.plan().sequence()))
        .filter(enrollment -> open.sequences().contains(sequenceState(enrollment)))
        .filter(enrollment -> !open.held().senders().contains(sender(enrollment)))
        .filter(
            enrollment -> open.sender().filter(only -> !only.equals(sender(enrollment))).isEmpty())
        .isPresent();
  }

  /** Returns the identity from which the enrollment's mail comes. */
  IdentityId sender(Enrollment enrollment) {
    return tables.plans.find(tenant, enrollment.plan()).orElseThrow().identity();
  }

  private SequenceState sequenceState(Enrollment enrollment) {
    UUID sequence = enrollment.plan().sequence().value();
    return tables.sequences.find(tenant, sequence).orElseThrow().state();
  }
}
