package dev.engagement.ports.suppression;

/** What an entry names. The codes are stored and sent on the wire; they never change. */
public enum SuppressionKind {
  EMAIL("email"),
  DOMAIN("domain");

  private final String code;

  SuppressionKind(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
