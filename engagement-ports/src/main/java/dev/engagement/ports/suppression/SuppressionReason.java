package dev.engagement.ports.suppression;

/** Why an address is suppressed. The codes are stored and sent on the wire; they never change. */
public enum SuppressionReason {
  UNSUBSCRIBE("unsubscribe"),
  BOUNCE("bounce"),
  COMPLAINT("complaint"),
  MANUAL("manual"),
  IMPORT("import"),
  LEGAL("legal");

  private final String code;

  SuppressionReason(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
