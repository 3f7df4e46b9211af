package dev.engagement.adapter.mime.mail;

import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.Proof;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes each mail to a file of its own, named by its item. */
public final class FileMailSender implements MailSender {

  private final Outbox outbox;
  private final MimeWriter writer;

  /**
   * @param folder where the files go; made for its owner alone where it is not there
   * @param clock tells the date of each mail
   * @throws UncheckedIOException if the folder cannot be used
   */
  public FileMailSender(Path folder, InstantSource clock) {
    this(open(folder), clock);
  }

  FileMailSender(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.writer = new MimeWriter(clock);
  }

  private static Outbox open(Path folder) {
    try {
      return Outbox.open(folder);
    } catch (IOException unusable) {
      throw new UncheckedIOException("the outbox cannot be used", unusable);
    }
  }

  @Override
  public Provider provider() {
    return Provider.FILE;
  }

  @Override
  public boolean ready(TenantId tenant) {
    return true;
  }

  @Override
  public Proof verify(TenantId tenant, SenderIdentity sender) {
    return Proof.GIVEN;
  }

  @Override
  public List<SendOutcome> deliver(
      TenantId tenant, SenderIdentity sender, List<OutgoingMail> mails, StartPermit permit) {
    List<SendOutcome> outcomes =
        mails.stream()
            .map(mail -> permit.holds() ? put(sender, mail) : SendOutcome.NotTaken.late())
            .toList();
    try {
      outbox.sync();
      return outcomes;
    } catch (IOException notDurable) {
      return outcomes.stream().map(FileMailSender::doubted).toList();
    }
  }

  private SendOutcome put(SenderIdentity sender, OutgoingMail mail) {
    String name = fileName(mail.item());
    try {
      return outcome(outbox.put(name, writer.bytes(sender, mail)), name);
    } catch (InvalidHeaderException invalid) {
      return new SendOutcome.Refused("invalid_header");
    }
  }

  private static SendOutcome outcome(Outbox.Fate fate, String name) {
    return switch (fate) {
      case THERE -> new SendOutcome.Accepted(Optional.of(name));
      case NOT_THERE -> new SendOutcome.NotTaken("outbox_not_writable", Optional.empty());
      case UNKNOWN -> new SendOutcome.Unknown("outbox_failed");
    };
  }

  private static SendOutcome doubted(SendOutcome outcome) {
    return outcome.kind() == SendOutcome.Kind.ACCEPTED
        ? new SendOutcome.Unknown("outbox_not_synchronised")
        : outcome;
  }

  @Override
  public Map<QueueItemId, Evidence> evidence(
      TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
    return items.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(),
                item -> outbox.holds(fileName(item)) ? Evidence.ACCEPTED : Evidence.NONE));
  }

  private static String fileName(QueueItemId item) {
    return item + ".eml";
  }
}
