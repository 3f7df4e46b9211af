package dev.engagement.core.sending;

import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.SwitchStore;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.tenant.TenantId;
import java.util.HashSet;
import java.util.Set;

/** Knows what a worker may work on: what people leave open, and what it does not rest from. */
final class Gate {

  private static final Set<EnrollmentState> ENROLLMENTS =
      Set.of(EnrollmentState.QUEUED, EnrollmentState.SENDING, EnrollmentState.STOPPED);
  private static final Set<SequenceState> SEQUENCES = Set.of(SequenceState.ACTIVE);

  private final SwitchStore switches;

  Gate(SwitchStore switches) {
    this.switches = switches;
  }

  /** Returns what people leave open. Inside an open unit of work of the tenant. */
  OpenScopes open(TenantId tenant) {
    Set<SequenceId> sequences = new HashSet<>();
    Set<IdentityId> senders = new HashSet<>();
    for (KillSwitch killSwitch : switches.active(tenant)) {
      switch (killSwitch.scope()) {
        case GLOBAL, TENANT -> {
          return new OpenScopes(Set.of(), Set.of(), HeldScopes.NONE);
        }
        case SEQUENCE -> killSwitch.target().ifPresent(id -> sequences.add(new SequenceId(id)));
        case SENDER -> killSwitch.target().ifPresent(id -> senders.add(new IdentityId(id)));
      }
    }
    return new OpenScopes(ENROLLMENTS, SEQUENCES, new HeldScopes(sequences, senders));
  }

  /** Returns what is open for a claim: without these senders. */
  static OpenScopes without(OpenScopes open, Set<IdentityId> resting) {
    if (resting.isEmpty()) {
      return open;
    }
    Set<IdentityId> senders = new HashSet<>(open.held().senders());
    senders.addAll(resting);
    return new OpenScopes(
        open.enrollments(), open.sequences(), new HeldScopes(open.held().sequences(), senders));
  }
}
