package dev.engagement.adapter.sendgrid.mail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.MessageId;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Senders, identities and mails to try things with. */
final class Given {

  static final TenantId TENANT = new TenantId(new UUID(0, 1));
  static final String KEY = "SG.installation";
  static final CredentialLookup NO_CREDENTIALS = (tenant, provider) -> Optional.empty();

  private Given() {}

  static SettableClock clock() {
    return SettableClock.at("2026-03-03T08:05:09.250Z");
  }

  static SendGridSettings settings(URI url) {
    return settings(url, Duration.ofSeconds(20));
  }

  static SendGridSettings settings(URI url, Duration timeout) {
    return new SendGridSettings(url, Optional.of(KEY), 8, timeout);
  }

  static SendGridMailSender sender(URI url) {
    return new SendGridMailSender(settings(url), NO_CREDENTIALS, clock());
  }

  static SenderIdentity identity() {
    return identity("Ada Lovelace", Optional.of(address("replies@example.com")));
  }

  static SenderIdentity identity(String name, Optional<EmailAddress> replyTo) {
    return new SenderIdentity(
        TENANT,
        new IdentityId(new UUID(0, 2)),
        name,
        address("ada@example.com"),
        Provider.SENDGRID,
        replyTo,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        IdentityState.ACTIVE,
        clock().instant(),
        clock().instant(),
        0);
  }

  static EmailAddress address(String value) {
    return EmailAddress.parse(value).orElseThrow();
  }

  static QueueItemId item(int number) {
    return new QueueItemId(new UUID(0x0195_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
  }

  static OutgoingMail mail(int number) {
    return mail(number, "Hello", "<p>Dear Bob</p>", "Dear Bob");
  }

  static OutgoingMail mail(int number, String subject, String html, String text) {
    return new OutgoingMail(
        item(number),
        MessageId.of(item(number), address("ada@example.com")),
        address("bob@example.org"),
        Optional.of("Bob"),
        subject,
        html,
        text,
        Optional.of(URI.create("https://mail.example/u/token-" + number)));
  }

  static List<OutgoingMail> mails(int count) {
    return IntStream.range(0, count).mapToObj(Given::mail).toList();
  }
}
