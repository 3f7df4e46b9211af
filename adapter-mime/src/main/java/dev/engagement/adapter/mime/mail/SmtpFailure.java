package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.mail.SendOutcome;
import java.util.Optional;

/** A server let nobody in, so that no mail was begun. */
final class SmtpFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean ofIdentity;
  private final String detail;

  private SmtpFailure(boolean ofIdentity, String detail) {
    super(detail);
    this.ofIdentity = ofIdentity;
    this.detail = detail;
  }

  static SmtpFailure of(String detail) {
    return new SmtpFailure(false, detail);
  }

  /** The account is wrong: it will not be let in by waiting. */
  static SmtpFailure ofIdentity(String detail) {
    return new SmtpFailure(true, detail);
  }

  String detail() {
    return detail;
  }

  SendOutcome outcome() {
    return ofIdentity
        ? new SendOutcome.IdentityRefused(detail)
        : new SendOutcome.NotTaken(detail, Optional.empty());
  }
}
