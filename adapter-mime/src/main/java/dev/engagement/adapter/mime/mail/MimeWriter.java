package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** Writes a mail as a MIME message (RFC 5322, RFC 2045, RFC 8058). Safe for concurrent use. */
final class MimeWriter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Session session = Session.getInstance(new Properties());
  private final InstantSource clock;

  MimeWriter(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the message as it goes on the wire or into a file. */
  byte[] bytes(SenderIdentity sender, OutgoingMail mail) throws InvalidHeaderException {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message(sender, mail).writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException | IOException inMemory) {
      throw new UncheckedIOException(new IOException("a message cannot be written", inMemory));
    }
  }

  /** Returns the message with all its headers, ready for a transport. */
  MimeMessage message(SenderIdentity sender, OutgoingMail mail)
      throws InvalidHeaderException, MessagingException {
    OneMessage message = new OneMessage(session, messageId(mail));
    message.setHeader("Date", DATE.format(clock.instant()));
    message.setHeader("From", HeaderText.mailbox(sender.name(), sender.email()));
    if (sender.replyTo().isPresent()) {
      message.setHeader("Reply-To", HeaderText.mailbox("", sender.replyTo().get()));
    }
    message.setHeader("To", HeaderText.mailbox(mail.toName().orElse(""), mail.to()));
    message.setHeader("Subject", HeaderText.unstructured("Subject", mail.subject()));
    message.setHeader("X-Engagement-Item", mail.item().toString());
    unsubscribe(message, mail);
    message.setContent(new Alternatives(mail.item().toString(), mail.text(), mail.html()));
    message.saveChanges();
    return message;
  }

  private static String messageId(OutgoingMail mail) throws InvalidHeaderException {
    String id = HeaderText.token(mail.messageId());
    if (!id.matches("<[^<>@]+@[^<>@]+>")) {
      throw new InvalidHeaderException();
    }
    return id;
  }

  private static void unsubscribe(MimeMessage message, OutgoingMail mail)
      throws InvalidHeaderException, MessagingException {
    if (mail.unsubscribe().isPresent()) {
      String target = HeaderText.token(mail.unsubscribe().get().toASCIIString());
      message.setHeader("List-Unsubscribe", "<" + target + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }
}
