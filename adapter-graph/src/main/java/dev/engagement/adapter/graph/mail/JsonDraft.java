package dev.engagement.adapter.graph.mail;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import java.util.List;
import java.util.Optional;

/** Writes a mail as a message resource: for one that needs no headers of its own. */
final class JsonDraft {

  private JsonDraft() {}

  static Message of(SenderIdentity sender, OutgoingMail mail) throws InvalidHeaderException {
    Message message = new Message();
    message.setSubject(OneLine.text(mail.subject()));
    message.setBody(body(mail.html()));
    message.setFrom(recipient(sender.email(), Optional.of(sender.name())));
    message.setToRecipients(List.of(recipient(mail.to(), mail.toName())));
    if (sender.replyTo().isPresent()) {
      message.setReplyTo(List.of(recipient(sender.replyTo().get(), Optional.empty())));
    }
    message.setInternetMessageId(OneLine.messageId(mail.messageId()));
    message.setSingleValueExtendedProperties(List.of(GraphRequests.property(mail.item())));
    return message;
  }

  private static ItemBody body(String html) {
    ItemBody body = new ItemBody();
    body.setContentType(BodyType.Html);
    body.setContent(html);
    return body;
  }

  private static Recipient recipient(
      dev.engagement.ports.contact.EmailAddress address, Optional<String> name)
      throws InvalidHeaderException {
    EmailAddress emailAddress = new EmailAddress();
    emailAddress.setAddress(Addresses.ascii(address));
    if (name.isPresent() && !name.get().isBlank()) {
      emailAddress.setName(OneLine.text(name.get()));
    }
    Recipient recipient = new Recipient();
    recipient.setEmailAddress(emailAddress);
    return recipient;
  }
}
