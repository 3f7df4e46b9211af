package dev.engagement.core.planning;

import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A sequence and a sender: all mails that have both raise the same daily counts. */
record Lane(Sequence sequence, IdentityId sender, Optional<SenderIdentity> identity) {

  static Lane of(Subject subject) {
    return new Lane(subject.sequence(), subject.plan().identity(), subject.identity());
  }

  /** Returns those of the subjects, each once. */
  static Collection<Lane> all(Collection<Subject> subjects) {
    Map<Key, Lane> lanes = new HashMap<>();
    for (Subject subject : subjects) {
      Key key = new Key(subject.sequence().id(), subject.plan().identity());
      lanes.computeIfAbsent(key, absent -> of(subject));
    }
    return lanes.values();
  }

  private record Key(SequenceId sequence, IdentityId sender) {}
}
