package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.mail.MessageId;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands mails to their providers. No unit of work is open meanwhile. */
final class DeliverStep {

  private final Map<Provider, MailSender> senders;

  DeliverStep(Collection<MailSender> senders) {
    this.senders = new EnumMap<>(Provider.class);
    senders.forEach(sender -> this.senders.put(sender.provider(), sender));
  }

  /** Hands mails of one sender to its provider. */
  List<Delivered> deliver(TenantId tenant, List<PlannedSend> going, StartPermit permit) {
    if (going.isEmpty()) {
      return List.of();
    }
    SenderIdentity identity = sender(going.get(0));
    List<OutgoingMail> mails = going.stream().map(send -> mail(send, identity)).toList();
    List<SendOutcome> outcomes = provider(identity).deliver(tenant, identity, mails, permit);
    List<Delivered> delivered = new ArrayList<>();
    for (int i = 0; i < going.size(); i++) {
      delivered.add(new Delivered(going.get(i), outcomes.get(i)));
    }
    return delivered;
  }

  /**
   * Asks the providers for evidence; what they show becomes an outcome, what they do not show is
   * left out.
   */
  List<Delivered> evidence(TenantId tenant, List<PlannedSend> unconfirmed) {
    Map<SenderIdentity, List<PlannedSend>> bySender = new LinkedHashMap<>();
    for (PlannedSend send : unconfirmed) {
      send.facts()
          .identity()
          .filter(identity -> senders.containsKey(identity.provider()))
          .ifPresent(
              identity -> bySender.computeIfAbsent(identity, first -> new ArrayList<>()).add(send));
    }
    List<Delivered> shown = new ArrayList<>();
    bySender.forEach((identity, sends) -> shown.addAll(evidence(tenant, identity, sends)));
    return shown;
  }

  private List<Delivered> evidence(
      TenantId tenant, SenderIdentity identity, List<PlannedSend> sends) {
    List<QueueItemId> items = sends.stream().map(send -> send.item().id()).toList();
    Map<QueueItemId, Evidence> evidence = provider(identity).evidence(tenant, identity, items);
    List<Delivered> shown = new ArrayList<>();
    for (PlannedSend send : sends) {
      outcome(evidence.getOrDefault(send.item().id(), Evidence.NONE))
          .ifPresent(outcome -> shown.add(new Delivered(send, outcome)));
    }
    return shown;
  }

  private static Optional<SendOutcome> outcome(Evidence evidence) {
    return switch (evidence) {
      case ACCEPTED -> Optional.of(new SendOutcome.Accepted(Optional.empty()));
      case UNSENT -> Optional.of(new SendOutcome.NotTaken("unsent", Optional.empty()));
      case NONE -> Optional.empty();
    };
  }

  private MailSender provider(SenderIdentity identity) {
    MailSender sender = senders.get(identity.provider());
    if (sender == null) {
      throw new IllegalStateException(
          "planned for a provider that is not set up: " + identity.provider());
    }
    return sender;
  }

  private static SenderIdentity sender(PlannedSend send) {
    return send.facts().identity().orElseThrow();
  }

  private static OutgoingMail mail(PlannedSend send, SenderIdentity identity) {
    Rendering rendering = send.rendering().orElseThrow();
    Recipient recipient = send.facts().recipient();
    return new OutgoingMail(
        send.item().id(),
        MessageId.of(send.item().id(), identity.email()),
        recipient.address(),
        name(recipient),
        rendering.subject(),
        rendering.html(),
        rendering.text(),
        send.facts().unsubscribe());
  }

  private static Optional<String> name(Recipient recipient) {
    String name =
        (recipient.firstName().orElse("") + " " + recipient.lastName().orElse("")).strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
