package dev.engagement.ports.simulation;

/**
 * What may be assumed of a mail that was sent. The codes are sent on the wire; they never change.
 */
public enum Reaction {
  /** Ends the way through the sequence. */
  REPLIED("replied"),
  /** Changes nothing, and is counted. */
  OPENED("opened"),
  /** Ends the way through the sequence. */
  BOUNCED("bounced");

  private final String code;

  Reaction(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
