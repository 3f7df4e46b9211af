package dev.engagement.ports.enrollment;

/** Where an enrollment stands. The codes are stored and sent on the wire; they never change. */
public enum EnrollmentState {
  /** Nothing has been sent yet. */
  QUEUED("queued"),
  /** Something was sent, and a recipient is not finished. */
  SENDING("sending"),
  /** All are finished, and at least one went through all the steps. Left by reopening only. */
  SENT("sent"),
  /** All are finished, and none went through all the steps. Left by reopening only. */
  FAILED("failed"),
  /**
   * A person holds it; nothing goes on the wire. Left by resuming, to the state it had, and by
   * stopping.
   */
  PAUSED("paused"),
  /** A person ended it. Final. */
  STOPPED("stopped");

  private final String code;

  EnrollmentState(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }

  /** Returns whether it is over, at least until it is reopened. */
  public boolean isFinished() {
    return this == SENT || this == FAILED || this == STOPPED;
  }
}
