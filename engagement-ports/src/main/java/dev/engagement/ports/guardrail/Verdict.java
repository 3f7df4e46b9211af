package dev.engagement.ports.guardrail;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One guardrail's judgement on one planned send.
 *
 * @param values what the sentence is filled in with; never personal data
 * @param until when the same facts would be judged anew, there exactly for a deferral
 */
public record Verdict(
    GuardrailName guardrail,
    VerdictKind kind,
    ReasonCode code,
    Map<String, String> values,
    Optional<Instant> until) {

  private static final Map<GuardrailName, Verdict> ALLOWED = new EnumMap<>(GuardrailName.class);

  static {
    for (GuardrailName name : GuardrailName.values()) {
      ALLOWED.put(
          name,
          new Verdict(name, VerdictKind.ALLOW, ReasonCode.ALLOWED, Map.of(), Optional.empty()));
    }
  }

  public Verdict {
    values = Map.copyOf(values);
    if ((kind == VerdictKind.DEFER) != until.isPresent()) {
      throw new IllegalArgumentException("until is there exactly for a deferral; was " + kind);
    }
  }

  /** Returns the guardrail's consent. */
  public static Verdict allow(GuardrailName guardrail) {
    return Objects.requireNonNull(ALLOWED.get(guardrail));
  }

  /** Returns a deferral. */
  public static Verdict defer(
      GuardrailName guardrail, ReasonCode code, Map<String, String> values, Instant until) {
    return new Verdict(guardrail, VerdictKind.DEFER, code, values, Optional.of(until));
  }

  /** Returns a judgement that does not end by itself: hold, invalid or deny. */
  public static Verdict refuse(
      GuardrailName guardrail, VerdictKind kind, ReasonCode code, Map<String, String> values) {
    return new Verdict(guardrail, kind, code, values, Optional.empty());
  }

  /** Returns the judgement as a sentence for people. */
  public String sentence() {
    return code.sentence(values);
  }
}
