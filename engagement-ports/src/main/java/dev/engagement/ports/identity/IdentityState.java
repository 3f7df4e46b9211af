package dev.engagement.ports.identity;

/** Where an identity stands. The codes are stored and sent on the wire; they never change. */
public enum IdentityState {
  ACTIVE("active"),
  /**
   * By a person, or because the provider refused its credentials. Nothing is sent until a person
   * makes it active.
   */
  PAUSED("paused"),
  /** Not yet shown to be allowed to send. */
  UNVERIFIED("unverified");

  private final String code;

  IdentityState(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
