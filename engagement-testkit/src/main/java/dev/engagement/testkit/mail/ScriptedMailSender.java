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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers from a list, one after the other, and accepts when the list is used up. */
public final class ScriptedMailSender implements MailSender {

  private final Provider provider;
  private final Queue<SendOutcome> script = new ConcurrentLinkedQueue<>();
  private final Map<QueueItemId, Evidence> evidence = new ConcurrentHashMap<>();
  private final List<OutgoingMail> handed = new CopyOnWriteArrayList<>();

  public ScriptedMailSender(Provider provider, SendOutcome... outcomes) {
    this.provider = provider;
    answer(outcomes);
  }

  /** Adds answers behind those that are left. */
  public void answer(SendOutcome... outcomes) {
    script.addAll(List.of(outcomes));
  }

  /** Sets what the provider shows of an item from now on. */
  public void show(QueueItemId item, Evidence shown) {
    evidence.put(item, shown);
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
    handed.addAll(mails);
    return mails.stream().map(mail -> nextAnswer()).toList();
  }

  private SendOutcome nextAnswer() {
    SendOutcome outcome = script.poll();
    return outcome == null ? new SendOutcome.Accepted(Optional.empty()) : outcome;
  }

  @Override
  public Map<QueueItemId, Evidence> evidence(
      TenantId tenant, SenderIdentity sender, Collection<QueueItemId> items) {
    Map<QueueItemId, Evidence> shown = new HashMap<>(evidence);
    shown.keySet().retainAll(items);
    return shown;
  }

  /** Returns every mail that was handed over, whatever the answer was. */
  public List<OutgoingMail> handed() {
    return List.copyOf(handed);
  }
}
