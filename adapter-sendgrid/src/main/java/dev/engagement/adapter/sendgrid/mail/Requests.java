package dev.engagement.adapter.sendgrid.mail;

import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.MailSettings;
import com.sendgrid.helpers.mail.objects.Personalization;
import com.sendgrid.helpers.mail.objects.Setting;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.util.regex.Pattern;

/** Says mails in SendGrid's words. */
final class Requests {

  /** The name under which the item travels with its mail, and comes back in each event. */
  static final String ITEM = "engagement_item";

  static final String TENANT = "engagement_tenant";

  private static final String CATEGORY = "engagement";
  private static final String PROBE = "Verification";

  private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");

  private Requests() {}

  static Mail mail(TenantId tenant, SenderIdentity sender, OutgoingMail mail) {
    Mail request = from(sender, mail.subject());
    request.addPersonalization(personalization(tenant, mail));
    addContent(request, "text/plain", mail.text());
    addContent(request, "text/html", mail.html());
    request.addHeader("Message-ID", mail.messageId());
    mail.unsubscribe().ifPresent(link -> addUnsubscribe(request, link));
    return request;
  }

  /** Returns a request that SendGrid checks and throws away. */
  static Mail rehearsal(Mail mail) {
    Setting on = new Setting();
    on.setEnable(true);
    MailSettings settings = new MailSettings();
    settings.setSandboxMode(on);
    mail.setMailSettings(settings);
    return mail;
  }

  /** Returns a rehearsal of a mail from the sender to itself. */
  static Mail probe(SenderIdentity sender) {
    Mail request = from(sender, PROBE);
    Personalization personalization = new Personalization();
    personalization.addTo(new Email(address(sender.email())));
    request.addPersonalization(personalization);
    addContent(request, "text/plain", PROBE);
    return rehearsal(request);
  }

  private static Mail from(SenderIdentity sender, String subject) {
    Mail request = new Mail();
    request.setFrom(new Email(address(sender.email()), sender.name()));
    sender.replyTo().ifPresent(replyTo -> request.setReplyTo(new Email(address(replyTo))));
    request.setSubject(subject);
    request.addCategory(CATEGORY);
    return request;
  }

  private static Personalization personalization(TenantId tenant, OutgoingMail mail) {
    Personalization personalization = new Personalization();
    personalization.addTo(recipient(mail));
    personalization.addCustomArg(ITEM, mail.item().toString());
    personalization.addCustomArg(TENANT, tenant.toString());
    return personalization;
  }

  private static Email recipient(OutgoingMail mail) {
    Email recipient = new Email(address(mail.to()));
    mail.toName().map(Requests::name).filter(name -> !name.isEmpty()).ifPresent(recipient::setName);
    return recipient;
  }

  /** A recipient's name may hold neither a comma nor a semicolon. */
  private static String name(String name) {
    return SEPARATORS.matcher(name).replaceAll(" ").strip();
  }

  /** An empty part is refused, a missing one is not. */
  private static void addContent(Mail request, String type, String text) {
    if (!text.isEmpty()) {
      request.addContent(new Content(type, text));
    }
  }

  /** One click (RFC 8058, section 3.1). */
  private static void addUnsubscribe(Mail request, URI link) {
    request.addHeader("List-Unsubscribe", "<" + link.toASCIIString() + ">");
    request.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  /** As it was given, with its domain in ASCII. */
  private static String address(EmailAddress address) {
    String value = address.value();
    return value.substring(0, value.lastIndexOf('@') + 1) + address.domain();
  }
}
