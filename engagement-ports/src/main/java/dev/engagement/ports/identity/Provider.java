package dev.engagement.ports.identity;

/** The way mail takes out of here. The codes are stored and sent on the wire; they never change. */
public enum Provider {
  OUTLOOK("outlook"),
  SENDGRID("sendgrid"),
  SMTP("smtp"),
  FILE("file");

  private final String code;

  Provider(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
