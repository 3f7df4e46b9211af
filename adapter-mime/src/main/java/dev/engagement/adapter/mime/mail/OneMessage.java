package dev.engagement.adapter.mime.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A message that keeps the id it is given; the library would put one of its own in its place. */
final class OneMessage extends MimeMessage {

  private final String messageId;

  OneMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
