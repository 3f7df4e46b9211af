package dev.engagement.core.sequence;

import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceSettings;
import java.util.Optional;

/** What a sequence says, checked. */
public record SequenceContent(
    String name, Optional<String> goal, SequencePlan plan, SequenceSettings settings) {

  /** Returns what a stored sequence says. */
  public static SequenceContent of(Sequence sequence) {
    return new SequenceContent(
        sequence.name(), sequence.goal(), sequence.plan(), sequence.settings());
  }
}
