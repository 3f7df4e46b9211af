package dev.engagement.ports.enrollment;

import dev.engagement.ports.sequence.SequenceId;
import java.util.Optional;

/** A batch that is to be enrolled in a sequence. */
public record NewEnrollment(SequenceId sequence, Optional<String> name) {}
