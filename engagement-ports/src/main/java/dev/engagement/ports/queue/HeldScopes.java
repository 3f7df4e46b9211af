package dev.engagement.ports.queue;

import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SequenceId;
import java.util.Set;

/** What a worker leaves where it is, because a switch is set. */
public record HeldScopes(Set<SequenceId> sequences, Set<IdentityId> senders) {

  /** Nothing is held. */
  public static final HeldScopes NONE = new HeldScopes(Set.of(), Set.of());

  public HeldScopes {
    sequences = Set.copyOf(sequences);
    senders = Set.copyOf(senders);
  }
}
