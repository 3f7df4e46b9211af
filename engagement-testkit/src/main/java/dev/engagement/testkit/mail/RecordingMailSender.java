package dev.engagement.testkit.mail;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts every mail and keeps what it was handed. */
public final class RecordingMailSender implements MailSender {

  /** A mail as it was handed over. */
  public record Handed(TenantId tenant, SenderIdentity sender, OutgoingMail mail) {}

  private final Provider provider;
  private final List<Handed> handed = new CopyOnWriteArrayList<>();

  public RecordingMailSender(Provider provider) {
    this.provider = provider;
  }

  @Override
  public Provider provider() {
    return provider;
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
    if (!permit.holds()) {
      return mails.stream().<SendOutcome>map(mail -> SendOutcome.NotTaken.late()).toList();
    }
    List<SendOutcome> outcomes = new ArrayList<>();
    for (OutgoingMail mail : mails) {
      handed.add(new Handed(tenant, sender, mail));
      outcomes.add(new SendOutcome.Accepted(Optional.of("recorded-" + mail.item())));
    }
    return outcomes;
  }

  @Override
  public Map<QueueItemId, Evidence> evidence(
      TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
    Map<QueueItemId, Evidence> evidence = new HashMap<>();
    handed.stream()
        .filter(each -> each.tenant().equals(tenant))
        .map(each -> each.mail().item())
        .filter(items::contains)
        .forEach(item -> evidence.put(item, Evidence.ACCEPTED));
    return evidence;
  }

  /** Returns the mails, in the order in which they were handed over. */
  public List<OutgoingMail> sent() {
    return handed.stream().map(Handed::mail).toList();
  }

  /** Returns the mails with whom they are from. */
  public List<Handed> handed() {
    return List.copyOf(handed);
  }
}
