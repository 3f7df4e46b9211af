package dev.engagement.ports.mail;

/** Which way a message went. The codes are stored and sent on the wire; they never change. */
public enum MessageDirection {
  OUT("out"),
  IN("in");

  private final String code;

  MessageDirection(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
