package dev.engagement.ports.sequence;

/**
 * Every kind of step that there is or will be. The codes are stored and sent on the wire; they
 * never change.
 */
public enum StepKind {
  EMAIL("email"),
  WAIT("wait"),
  TASK("task"),
  CALL("call"),
  LINKEDIN("linkedin"),
  SMS("sms"),
  WEBHOOK("webhook"),
  BRANCH("branch"),
  STOP("stop");

  private final String code;

  StepKind(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
