package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.mail.SendOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * A token, or why there is none.
 *
 * @param token the token; empty if there is none
 * @param trouble why there is none, as a code
 * @param refused whether whoever issues tokens takes the credential for a wrong one
 * @param retryAfter how long whoever issues tokens wants to be left alone
 */
record Access(
    Optional<String> token, String trouble, boolean refused, Optional<Duration> retryAfter) {

  static Access given(String token) {
    return new Access(Optional.of(token), "", false, Optional.empty());
  }

  static Access refusedTo() {
    return new Access(Optional.empty(), "credentials_refused", true, Optional.empty());
  }

  static Access unavailable(Optional<Duration> retryAfter) {
    return new Access(Optional.empty(), "token_unavailable", false, retryAfter);
  }

  /** Returns what it means for a mail that there is none. */
  SendOutcome outcome() {
    return refused
        ? new SendOutcome.IdentityRefused(trouble)
        : new SendOutcome.NotTaken(trouble, retryAfter);
  }

  /** Hides the token. */
  @Override
  public String toString() {
    return "Access[" + trouble + "]";
  }
}
