package dev.engagement.core.sequence;

import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceSettings;
import java.util.ArrayList;
import java.util.List;

/** Tells which parts of a sequence an edit changed. */
final class SequenceParts {

  private final List<String> codes = new ArrayList<>();

  private SequenceParts() {}

  /** Returns the codes of the parts that differ, in a fixed order. */
  static String changed(Sequence before, Sequence after) {
    SequenceParts parts = new SequenceParts();
    parts.add("name", before.name(), after.name());
    parts.add("goal", before.goal(), after.goal());
    parts.add("identity", before.plan().identity(), after.plan().identity());
    parts.add("steps", before.plan().steps(), after.plan().steps());
    parts.addSettings(before.settings(), after.settings());
    return String.join(",", parts.codes);
  }

  private void addSettings(SequenceSettings before, SequenceSettings after) {
    add("send_window", before.sendWindow(), after.sendWindow());
    add("cooldowns", before.cooldowns(), after.cooldowns());
    add("guardrails", before.guardrails(), after.guardrails());
  }

  private void add(String code, Object before, Object after) {
    if (!before.equals(after)) {
      codes.add(code);
    }
  }
}
