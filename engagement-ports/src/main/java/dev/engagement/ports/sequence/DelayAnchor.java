package dev.engagement.ports.sequence;

/**
 * From where a step's delay counts. The codes are stored and sent on the wire; they never change.
 */
public enum DelayAnchor {
  /** From the step before. */
  PREVIOUS("previous"),
  /** From the recipient's start in the sequence. */
  START("start");

  private final String code;

  DelayAnchor(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
