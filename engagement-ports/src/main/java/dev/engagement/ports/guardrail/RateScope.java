package dev.engagement.ports.guardrail;

/**
 * Whom a rate limit counts. The codes are stored and sent on the wire; they never change. A further
 * kind of scope is a further constant.
 */
public enum RateScope {
  /** A sender; the key is its id. */
  SENDER("sender"),
  /** A tenant; the key is empty. */
  TENANT("tenant"),
  /** A recipient's domain, per tenant; the key is the domain, normalised. */
  DOMAIN("domain"),
  /** Everybody together; the key is empty. */
  GLOBAL("global");

  private final String code;

  RateScope(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
