package dev.engagement.ports.guardrail;

/** How far a kill switch reaches. The codes are stored and sent on the wire; they never change. */
public enum SwitchScope {
  GLOBAL("global"),
  TENANT("tenant"),
  SEQUENCE("sequence"),
  SENDER("sender");

  private final String code;

  SwitchScope(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
