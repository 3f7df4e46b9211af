package dev.engagement.ports.mail;

import java.util.Optional;

/**
 * Whether a provider would take mail from a sender.
 *
 * @param detail why it would not, as a code, never personal data; empty if it would
 */
public record Proof(boolean given, Optional<String> detail) {

  /** It would. */
  public static final Proof GIVEN = new Proof(true, Optional.empty());

  /** Returns a proof that is missing, and why. */
  public static Proof missing(String detail) {
    return new Proof(false, Optional.of(detail));
  }
}
