package dev.engagement.ports.queue;

import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.SequenceState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which enrollments are open for work: those in these states, of sequences in those, unless they
 * are held.
 *
 * @param sender only what this one sends, or what anybody does where empty
 */
public record OpenScopes(
    Set<EnrollmentState> enrollments,
    Set<SequenceState> sequences,
    HeldScopes held,
    Optional<IdentityId> sender) {

  /** Everything is open, whatever its state. */
  public static final OpenScopes ALL =
      new OpenScopes(
          EnumSet.allOf(EnrollmentState.class),
          EnumSet.allOf(SequenceState.class),
          HeldScopes.NONE);

  public OpenScopes {
    enrollments = Set.copyOf(enrollments);
    sequences = Set.copyOf(sequences);
  }

  /** What is open, whoever sends it. */
  public OpenScopes(
      Set<EnrollmentState> enrollments, Set<SequenceState> sequences, HeldScopes held) {
    this(enrollments, sequences, held, Optional.empty());
  }

  /** Returns what of this one sender is to send. */
  public OpenScopes of(IdentityId only) {
    return new OpenScopes(enrollments, sequences, held, Optional.of(only));
  }
}
