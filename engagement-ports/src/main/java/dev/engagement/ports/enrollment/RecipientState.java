package dev.engagement.ports.enrollment;

/** Where a recipient stands. The codes are stored and sent on the wire; they never change. */
public enum RecipientState {
  /** Waiting for the current step. */
  QUEUED("queued"),
  /**
   * The current step is on the wire, or may be. A crash leaves it here until the step's outcome is
   * known.
   */
  SENDING("sending"),
  /** Went through the sequence, or answered. Final. */
  SENT("sent"),
  /** Ended without going through. Left by reopening only. */
  FAILED("failed"),
  /** Never stored: a queued recipient of a paused enrollment is shown so. */
  PAUSED("paused"),
  /** Ended by a person. Final. */
  STOPPED("stopped");

  private final String code;

  RecipientState(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }

  /** Returns whether the way through the sequence is over, at least until it is reopened. */
  public boolean isFinished() {
    return this == SENT || this == FAILED || this == STOPPED;
  }
}
