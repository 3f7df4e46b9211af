package dev.engagement.ports.sequence;

import dev.engagement.ports.identity.IdentityId;
import java.util.List;
import java.util.Optional;

/** A whole sequence as a person writes it down. */
public record SequenceDraft(
    String name,
    Optional<String> goal,
    IdentityId identity,
    List<StepDraft> steps,
    SequenceSettings settings) {
  public SequenceDraft {
    steps = List.copyOf(steps);
  }
}
