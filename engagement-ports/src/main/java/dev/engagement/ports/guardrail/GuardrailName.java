package dev.engagement.ports.guardrail;

/**
 * Every guardrail, in the order in which verdicts are shown. The codes are sent on the wire; they
 * never change.
 */
public enum GuardrailName {
  KILL_SWITCH("kill_switch"),
  SENDING("sending"),
  SEQUENCE("sequence"),
  ENROLLMENT("enrollment"),
  IDENTITY("identity"),
  ADDRESS("address"),
  SUPPRESSION("suppression"),
  CANARY("canary"),
  COOLDOWN("cooldown"),
  SEND_WINDOW("send_window"),
  DAILY_CAP("daily_cap"),
  WARM_UP("warm_up"),
  RATE_LIMIT("rate_limit"),
  CONTENT("content");

  private final String code;

  GuardrailName(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
