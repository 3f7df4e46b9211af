package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SequenceId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The kill switches that reach a tenant, as they are asked. */
public record ActiveSwitches(
    boolean global, boolean tenant, Set<UUID> sequences, Set<UUID> senders) {

  /** None is set. */
  public static final ActiveSwitches NONE = new ActiveSwitches(false, false, Set.of(), Set.of());

  public ActiveSwitches {
    sequences = Set.copyOf(sequences);
    senders = Set.copyOf(senders);
  }

  /** Returns these switches, sorted by how far they reach. */
  public static ActiveSwitches of(List<KillSwitch> switches) {
    boolean global = false;
    boolean tenant = false;
    Set<UUID> sequences = new HashSet<>();
    Set<UUID> senders = new HashSet<>();
    for (KillSwitch killSwitch : switches) {
      switch (killSwitch.scope()) {
        case GLOBAL -> global = true;
        case TENANT -> tenant = true;
        case SEQUENCE -> killSwitch.target().ifPresent(sequences::add);
        case SENDER -> killSwitch.target().ifPresent(senders::add);
      }
    }
    return new ActiveSwitches(global, tenant, sequences, senders);
  }

  /** Returns the widest switch that stops mail of this sequence and sender, or empty. */
  public Optional<ReasonCode> stopping(SequenceId sequence, IdentityId sender) {
    if (global) {
      return Optional.of(ReasonCode.KILLED_GLOBAL);
    }
    if (tenant) {
      return Optional.of(ReasonCode.KILLED_TENANT);
    }
    if (sequences.contains(sequence.value())) {
      return Optional.of(ReasonCode.KILLED_SEQUENCE);
    }
    return senders.contains(sender.value())
        ? Optional.of(ReasonCode.KILLED_SENDER)
        : Optional.empty();
  }
}
