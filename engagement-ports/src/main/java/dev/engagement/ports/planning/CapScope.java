package dev.engagement.ports.planning;

/** What a daily cap counts. The codes are stored; they never change. */
public enum CapScope {
  SEQUENCE("sequence"),
  IDENTITY("identity"),
  /** The mails that a canary lets go; its days do not matter, all are counted on the first. */
  CANARY("canary");

  private final String code;

  CapScope(String code) {
    this.code = code;
  }

  /** Returns the stored code. */
  public String code() {
    return code;
  }
}
