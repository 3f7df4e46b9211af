package dev.engagement.ports.planning;

/** What a daily cap counts. The codes are stored; they never change. */
public enum CapScope {
  SEQUENCE("sequence"),
  IDENTITY("identity");

  private final String code;

  CapScope(String code) {
    this.code = code;
  }

  /** Returns the stored code. */
  public String code() {
    return code;
  }
}
