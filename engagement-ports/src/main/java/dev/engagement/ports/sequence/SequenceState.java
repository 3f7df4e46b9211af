package dev.engagement.ports.sequence;

/** Where a sequence stands. The codes are stored and sent on the wire; they never change. */
public enum SequenceState {
  /** Being built: accepts no enrollments. Left by activating or archiving. */
  DRAFT("draft"),
  /** Accepts enrollments and sends. Left by pausing or archiving. */
  ACTIVE("active"),
  /** Accepts enrollments and holds them. Left by resuming or archiving. */
  PAUSED("paused"),
  /** Read-only and out of use. Final. */
  ARCHIVED("archived");

  private final String code;

  SequenceState(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
