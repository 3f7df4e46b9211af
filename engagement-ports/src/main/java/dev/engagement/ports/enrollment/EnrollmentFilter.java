package dev.engagement.ports.enrollment;

import dev.engagement.ports.sequence.SequenceId;
import java.util.Optional;

/** Which enrollments a list shows; what is empty filters nothing. */
public record EnrollmentFilter(Optional<SequenceId> sequence, Optional<EnrollmentState> state) {

  /** Shows all. */
  public static final EnrollmentFilter ALL =
      new EnrollmentFilter(Optional.empty(), Optional.empty());
}
