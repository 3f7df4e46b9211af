package dev.engagement.ports.suppression;

/** How far an entry reaches. The codes are stored and sent on the wire; they never change. */
public enum SuppressionScope {
  TENANT("tenant"),
  GLOBAL("global");

  private final String code;

  SuppressionScope(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
