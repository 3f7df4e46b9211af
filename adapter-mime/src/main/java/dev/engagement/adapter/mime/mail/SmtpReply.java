package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.mail.SendOutcome;
import java.util.Optional;
import java.util.Set;

/**
 * What a server's answer says about a mail (RFC 5321, section 4.2; RFC 4954, section 6).
 *
 * @param code the answer; anything that is none if the server gave none
 */
record SmtpReply(int code) {

  static final int START_CONTENT = 354;

  private static final int CLOSING = 421;
  private static final Set<Integer> NOT_LET_IN = Set.of(530, 534, 535, 538);

  boolean positive() {
    return code >= 200 && code < 300;
  }

  boolean transientlyNegative() {
    return code >= 400 && code < 500;
  }

  boolean permanentlyNegative() {
    return code >= 500 && code < 600;
  }

  /** Returns whether the server goes on listening. */
  boolean goesOn() {
    return (transientlyNegative() || permanentlyNegative()) && code != CLOSING;
  }

  String detail() {
    return transientlyNegative() || permanentlyNegative() ? "smtp_" + code : "no_smtp_answer";
  }

  /** Nothing of the content was on its way yet. */
  SendOutcome beforeContent() {
    if (NOT_LET_IN.contains(code)) {
      return new SendOutcome.IdentityRefused(detail());
    }
    return permanentlyNegative()
        ? new SendOutcome.Refused(detail())
        : new SendOutcome.NotTaken(detail(), Optional.empty());
  }

  /** The server has the whole content, and says whether it keeps it. */
  SendOutcome afterContent() {
    if (positive()) {
      return new SendOutcome.Accepted(Optional.empty());
    }
    if (permanentlyNegative()) {
      return new SendOutcome.Refused(detail());
    }
    return transientlyNegative()
        ? new SendOutcome.NotTaken(detail(), Optional.empty())
        : new SendOutcome.Unknown(detail());
  }
}
