package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the guardrails say to one send, and which of it decides. */
final class Verdicts {

  /** Shared, because almost everything is allowed by all. */
  private static final List<Verdict> ALL_ALLOW =
      Arrays.stream(GuardrailName.values()).map(Verdict::allow).toList();

  private int asked;
  private @Nullable List<Verdict> mixed;
  private Verdict deciding = ALL_ALLOW.get(0);

  void add(Verdict verdict) {
    if (mixed == null && verdict.kind() != VerdictKind.ALLOW) {
      mixed = new ArrayList<>(ALL_ALLOW.size());
      mixed.addAll(ALL_ALLOW.subList(0, asked));
    }
    if (mixed != null) {
      mixed.add(verdict);
    }
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

  List<Verdict> all() {
    return mixed == null ? ALL_ALLOW : mixed;
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
