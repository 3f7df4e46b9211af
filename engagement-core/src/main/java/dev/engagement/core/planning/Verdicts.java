package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.util.Arrays;
import java.util.List;

/**
 * Collects what the guardrails say to one send after the other, and which of it decides. Sends to
 * which all of them say the same share one list.
 */
final class Verdicts {

  /** A copy, because what a stream collects is copied anew wherever a record wants its own list. */
  private static final List<Verdict> ALL_ALLOW =
      List.copyOf(Arrays.stream(GuardrailName.values()).map(Verdict::allow).toList());

  private final Verdict[] said = ALL_ALLOW.toArray(Verdict[]::new);
  private List<Verdict> shared = ALL_ALLOW;
  private Verdict deciding = ALL_ALLOW.get(0);
  private int asked;

  /** Forgets what was said to the send before. */
  void begin() {
    asked = 0;
    deciding = ALL_ALLOW.get(0);
  }

  void add(Verdict verdict) {
    said[asked] = verdict;
    asked++;
    if (beats(verdict, deciding)) {
      deciding = verdict;
    }
  }

  Verdict deciding() {
    return deciding;
  }

  boolean held() {
    return deciding.kind() == VerdictKind.HOLD;
  }

  /** Returns what was said, once all were asked. */
  List<Verdict> all() {
    if (deciding.kind() == VerdictKind.ALLOW) {
      return ALL_ALLOW;
    }
    if (!same()) {
      shared = List.of(said);
    }
    return shared;
  }

  /** Guardrails that judge alike give the same object; where one does not, nothing is shared. */
  @SuppressWarnings("ReferenceEquality")
  private boolean same() {
    for (int i = 0; i < said.length; i++) {
      if (said[i] != shared.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean beats(Verdict one, Verdict other) {
    int stronger = one.kind().compareTo(other.kind());
    return stronger > 0 || (stronger == 0 && lastsLonger(one, other));
  }

  private static boolean lastsLonger(Verdict one, Verdict other) {
    return one.kind() == VerdictKind.DEFER
        && one.until().orElseThrow().isAfter(other.until().orElseThrow());
  }
}
