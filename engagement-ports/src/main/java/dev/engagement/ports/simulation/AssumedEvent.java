package dev.engagement.ports.simulation;

import java.time.Duration;

/**
 * What one recipient is assumed to do about one mail.
 *
 * @param email who, by an address of the request
 * @param afterStep about which mail, by the order of its step
 * @param after how long after the mail
 */
public record AssumedEvent(String email, Reaction reaction, int afterStep, Duration after) {

  /** Hides the address, so that it never reaches a log by accident. */
  @Override
  public String toString() {
    return "AssumedEvent[" + reaction + ", " + afterStep + "]";
  }
}
