package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;

/**
 * A mail as it goes on the wire.
 *
 * @param valid whether it could be written at all
 */
record SmtpLetter(boolean valid, String from, String to, byte[] content) {

  private static final SmtpLetter INVALID = new SmtpLetter(false, "", "", new byte[0]);

  static SmtpLetter of(MimeWriter writer, SenderIdentity sender, OutgoingMail mail) {
    try {
      return new SmtpLetter(
          true,
          HeaderText.address(sender.email()),
          HeaderText.address(mail.to()),
          writer.bytes(sender, mail));
    } catch (InvalidHeaderException invalid) {
      return INVALID;
    }
  }
}
