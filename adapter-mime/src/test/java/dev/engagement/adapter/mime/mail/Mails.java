package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.MessageId;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Senders and mails to try things with. */
final class Mails {

  static final Instant NOW = Instant.parse("2026-03-03T08:05:09Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final TenantId TENANT = new TenantId(new UUID(0, 1));

  private Mails() {}

  static QueueItemId item(int number) {
    return new QueueItemId(new UUID(0x0195_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
  }

  static EmailAddress address(String value) {
    return EmailAddress.parse(value).orElseThrow();
  }

  static SenderIdentity sender(String name, String email) {
    return new SenderIdentity(
        TENANT,
        new IdentityId(new UUID(0, 2)),
        name,
        address(email),
        Provider.FILE,
        Optional.of(address("replies@example.com")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        IdentityState.ACTIVE,
        NOW,
        NOW,
        0);
  }

  static SenderIdentity sender() {
    return sender("Ada Lovelace", "ada@example.com");
  }

  static OutgoingMail mail(int number) {
    return mail(number, "Bob", "bob@example.org", "Hello");
  }

  static OutgoingMail mail(int number, String toName, String to, String subject) {
    return new OutgoingMail(
        item(number),
        MessageId.of(item(number), sender().email()),
        address(to),
        Optional.of(toName),
        subject,
        "<p>Dear Bob, grüße = ✓</p>\n",
        "Dear Bob, grüße = ✓\n",
        Optional.of(URI.create("https://example.com/unsubscribe/token-" + number)));
  }
}
