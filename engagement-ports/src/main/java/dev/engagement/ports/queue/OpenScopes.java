package dev.engagement.ports.queue;

import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.sequence.SequenceState;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which enrollments are open for work: those in these states, of sequences in those, unless they
 * are held.
 */
public record OpenScopes(
    Set<EnrollmentState> enrollments, Set<SequenceState> sequences, HeldScopes held) {

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
}
