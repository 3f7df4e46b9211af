package dev.engagement.adapter.graph.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;

/** Writes a mail as a MIME message: the only form that may have {@code List-Unsubscribe}. */
final class MimeDraft {

  private final Session session = Session.getInstance(new Properties());
  private final InstantSource clock;

  MimeDraft(InstantSource clock) {
    this.clock = clock;
  }

  byte[] bytes(SenderIdentity sender, OutgoingMail mail) throws InvalidHeaderException {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message(sender, mail).writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException | IOException inMemory) {
      throw new UncheckedIOException(new IOException("a message cannot be written", inMemory));
    }
  }

  private MimeMessage message(SenderIdentity sender, OutgoingMail mail)
      throws InvalidHeaderException, MessagingException, IOException {
    MimeMessage message = new WithId(session, OneLine.messageId(mail.messageId()));
    message.setSentDate(Date.from(clock.instant()));
    message.setFrom(address(sender.email(), sender.name()));
    if (sender.replyTo().isPresent()) {
      message.setReplyTo(new InternetAddress[] {address(sender.replyTo().get(), "")});
    }
    message.setRecipient(Message.RecipientType.TO, address(mail.to(), mail.toName().orElse("")));
    message.setSubject(OneLine.text(mail.subject()), "UTF-8");
    if (mail.unsubscribe().isPresent()) {
      unsubscribe(message, mail.unsubscribe().get());
    }
    message.setContent(alternatives(mail));
    message.saveChanges();
    return message;
  }

  private static void unsubscribe(MimeMessage message, URI target)
      throws InvalidHeaderException, MessagingException {
    String link = OneLine.token(target.toASCIIString());
    message.setHeader("List-Unsubscribe", "<" + link + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  private static InternetAddress address(EmailAddress address, String name)
      throws InvalidHeaderException, IOException {
    InternetAddress internet = new InternetAddress();
    internet.setAddress(Addresses.ascii(address));
    if (!name.isBlank()) {
      internet.setPersonal(OneLine.text(name), "UTF-8");
    }
    return internet;
  }

  private static MimeMultipart alternatives(OutgoingMail mail) throws MessagingException {
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(part(mail.text(), "plain"));
    alternatives.addBodyPart(part(mail.html(), "html"));
    return alternatives;
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /** Keeps the id that it is given; the library would put one of its own in its place. */
  private static final class WithId extends MimeMessage {

    private final String id;

    WithId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
