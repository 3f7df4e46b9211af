package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.credential.Credential;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Senders and mails to try things with. */
final class Mails {

  static final Instant NOW = Instant.parse("2026-03-03T08:05:09Z");
  static final TenantId TENANT = new TenantId(new UUID(0, 1));
  static final Credential.Graph CREDENTIAL =
      new Credential.Graph("directory.example", "client-id", GraphSink.SECRET);

  private Mails() {}

  static QueueItemId item(int number) {
    return new QueueItemId(new UUID(0x0195_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
  }

  static EmailAddress address(String value) {
    return EmailAddress.parse(value).orElseThrow();
  }

  static SenderIdentity sender() {
    return sender("Ada Lovelace", "ada@example.com");
  }

  static SenderIdentity sender(String name, String email) {
    return new SenderIdentity(
        TENANT,
        new IdentityId(new UUID(0, 2)),
        name,
        address(email),
        Provider.OUTLOOK,
        Optional.of(address("replies@example.com")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        IdentityState.ACTIVE,
        NOW,
        NOW,
        0);
  }

  static OutgoingMail mail(int number) {
    return mail(number, "Grüße, Bob", Optional.empty());
  }

  static OutgoingMail listMail(int number) {
    URI link = URI.create("https://example.com/unsubscribe/token-" + number);
    return mail(number, "Grüße, Bob", Optional.of(link));
  }

  static OutgoingMail mail(int number, String subject, Optional<URI> unsubscribe) {
    return new OutgoingMail(
        item(number),
        MessageId.of(item(number), sender().email()),
        address("bob@example.org"),
        Optional.of("Bob Ñ"),
        subject,
        "<p>Dear Bob, grüße = ✓</p>\n",
        "Dear Bob, grüße = ✓\n",
        unsubscribe);
  }

  static List<OutgoingMail> mails(int from, int until) {
    return IntStream.range(from, until).mapToObj(Mails::mail).toList();
  }
}
