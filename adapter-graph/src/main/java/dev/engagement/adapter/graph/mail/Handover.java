package dev.engagement.adapter.graph.mail;

import com.microsoft.graph.models.Message;
import com.microsoft.kiota.RequestInformation;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Hands over one mail: a draft that carries the item, then one request that sends it. Nothing but
 * that request ever sends.
 */
final class Handover {

  private final GraphSession session;
  private final MimeDraft mime;

  Handover(GraphSession session, MimeDraft mime) {
    this.session = session;
    this.mime = mime;
  }

  SendOutcome handOver(Account account, OutgoingMail mail, StartPermit permit, Mailbox.Turn turn) {
    if (!permit.holds()) {
      return SendOutcome.NotTaken.late();
    }
    Deadline deadline = session.deadline();
    Access access = session.access(account, deadline);
    if (access.token().isEmpty()) {
      return access.outcome();
    }
    Conversation conversation = session.begin(account, access.token().get(), deadline);
    try {
      Answer drafted = conversation.write(draft(account, mail), permit);
      Optional<String> draft = GraphAnswers.id(drafted);
      return draft.isPresent()
          ? marked(conversation, draft.get(), mail)
              .orElseGet(() -> send(conversation, draft.get(), permit, turn))
          : session.outcomes().ofDraft(drafted);
    } catch (InvalidHeaderException invalid) {
      return new SendOutcome.Refused("invalid_header");
    }
  }

  private BiFunction<GraphRequests, String, RequestInformation> draft(
      Account account, OutgoingMail mail) throws InvalidHeaderException {
    if (mail.unsubscribe().isPresent()) {
      byte[] message = mime.bytes(account.sender(), mail);
      return (requests, mailbox) -> requests.draft(mailbox, message);
    }
    Message message = JsonDraft.of(account.sender(), mail);
    return (requests, mailbox) -> requests.draft(mailbox, message);
  }

  /** A draft from MIME does not carry the item yet. Returns how it ended, if it cannot go on. */
  private Optional<SendOutcome> marked(Conversation conversation, String draft, OutgoingMail mail) {
    if (mail.unsubscribe().isEmpty()) {
      return Optional.empty();
    }
    Answer marked =
        conversation.write((requests, mailbox) -> requests.mark(mailbox, draft, mail.item()));
    return marked.accepted()
        ? Optional.empty()
        : Optional.of(without(conversation, draft, session.outcomes().ofDraft(marked)));
  }

  private SendOutcome send(
      Conversation conversation, String draft, StartPermit permit, Mailbox.Turn turn) {
    Answer sent = conversation.write((requests, mailbox) -> requests.send(mailbox, draft), permit);
    if (sent.begun()) {
      turn.sends();
    }
    SendOutcome outcome = session.outcomes().ofSend(sent, draft);
    return switch (outcome.kind()) {
      case ACCEPTED, UNKNOWN -> outcome;
      case REFUSED, IDENTITY_REFUSED, NOT_TAKEN -> without(conversation, draft, outcome);
    };
  }

  /** Nobody is to find a draft that does not go; where this fails, it is only left lying there. */
  private static SendOutcome without(Conversation conversation, String draft, SendOutcome outcome) {
    conversation.afresh().write((requests, mailbox) -> requests.remove(mailbox, draft));
    return outcome;
  }
}
