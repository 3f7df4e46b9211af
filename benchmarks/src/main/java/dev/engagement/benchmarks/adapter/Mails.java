package dev.engagement.benchmarks.adapter;

import dev.engagement.benchmarks.surroundings.UnitOfWork;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The unit of work as the sender of a provider is handed it: rendered. */
final class Mails {

  static final TenantId TENANT = new TenantId(new UUID(0x0195_0000_0000_7000L, 1));

  private static final EmailAddress FROM = address("robin@mail.example.com");

  private Mails() {}

  static SenderIdentity sender() {
    return new SenderIdentity(
        TENANT,
        new IdentityId(new UUID(0x0195_0000_0000_7000L, 2)),
        "Robin Harbour",
        FROM,
        Provider.SENDGRID,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        IdentityState.ACTIVE,
        Instant.EPOCH,
        Instant.EPOCH,
        0);
  }

  static List<OutgoingMail> batch(int size) {
    return IntStream.range(0, size).mapToObj(Mails::mail).toList();
  }

  private static OutgoingMail mail(int number) {
    QueueItemId item = new QueueItemId(new UUID(0x0195_0000_0000_7000L, Long.MIN_VALUE + number));
    return new OutgoingMail(
        item,
        MessageId.of(item, FROM),
        address(UnitOfWork.email(number)),
        Optional.of(UnitOfWork.firstName(number)),
        rendered(UnitOfWork.SUBJECT, number),
        rendered(UnitOfWork.HTML, number),
        "",
        Optional.of(URI.create("https://mail.example.com/u/0123456789abcdef" + number)));
  }

  private static String rendered(String template, int number) {
    return template
        .replace("{{firstName}}", UnitOfWork.firstName(number))
        .replace("{{company}}", UnitOfWork.company(number))
        .replace("{{city}}", UnitOfWork.city());
  }

  private static EmailAddress address(String value) {
    return EmailAddress.parse(value).orElseThrow();
  }
}
