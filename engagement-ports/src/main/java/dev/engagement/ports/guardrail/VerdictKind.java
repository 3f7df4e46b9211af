package dev.engagement.ports.guardrail;

/**
 * How a guardrail judges, from the weakest to the strongest. The codes are sent on the wire; they
 * never change.
 */
public enum VerdictKind {
  /** It may go. */
  ALLOW("ALLOW"),
  /** It may go later, at a known instant. */
  DEFER("DEFER"),
  /** It waits until someone acts. */
  HOLD("HOLD"),
  /** It cannot be sent as it is. */
  INVALID("INVALID"),
  /** It must not be sent. */
  DENY("DENY");

  private final String code;

  VerdictKind(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
