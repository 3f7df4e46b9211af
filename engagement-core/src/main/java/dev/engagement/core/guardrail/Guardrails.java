package dev.engagement.core.guardrail;

import java.util.List;

/** All guardrails, in the order of their names. */
public final class Guardrails {

  /** Those that judge alike at any instant, which come before the timed ones. */
  public static final List<Guardrail> STANDING =
      List.of(
          new KillSwitchGuardrail(),
          new SendingGuardrail(),
          new SequenceGuardrail(),
          new EnrollmentGuardrail(),
          new IdentityGuardrail(),
          new AddressGuardrail(),
          new SuppressionGuardrail());

  /** The one that lets a few go first, which comes between the two. */
  public static final Guardrail CANARY = new CanaryGuardrail();

  /** Those that judge by the moment. */
  public static final List<Guardrail> TIMED =
      List.of(
          new CooldownGuardrail(),
          new SendWindowGuardrail(),
          new DailyCapGuardrail(),
          new WarmUpGuardrail(),
          new RateLimitGuardrail());

  /** The one that judges what the recipient would read, which comes last. */
  public static final Guardrail CONTENT = new ContentGuardrail();

  private Guardrails() {}
}
