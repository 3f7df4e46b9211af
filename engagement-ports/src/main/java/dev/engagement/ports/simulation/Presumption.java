package dev.engagement.ports.simulation;

/**
 * What a simulation takes for granted although it is not so. The codes are sent on the wire; they
 * never change.
 */
public enum Presumption {
  /** The sequence is a draft. */
  SEQUENCE_ACTIVE("sequence_active"),
  /** Sending is switched off. */
  SENDING_ENABLED("sending_enabled");

  private final String code;

  Presumption(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }
}
