package dev.engagement.adapter.graph.mail;

import com.microsoft.graph.models.Message;
import com.microsoft.kiota.RequestInformation;
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.mail.StartPermit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Hands over one mail: a draft that carries the item, then one request that sends it. Nothing but
 * that request ever sends.
 */
final class Handover {

  private static final SendOutcome DRAFT_GONE =
      new SendOutcome.NotTaken("draft_gone", Optional.of(Duration.ZERO));

  private final GraphSession session;
  private final DraftShelf shelf;
  private final MimeDraft mime;

  Handover(GraphSession session, DraftShelf shelf, MimeDraft mime) {
    this.session = session;
    this.shelf = shelf;
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
    Errand errand = new Errand(conversation, account, mail, permit, turn);
    return shelf
        .take(account, mail)
        .map(kept -> sendKept(errand, kept))
        .orElseGet(() -> draftAndSend(errand));
  }

  /** All that belongs to the handing over of one mail. */
  private record Errand(
      Conversation conversation,
      Account account,
      OutgoingMail mail,
      StartPermit permit,
      Mailbox.Turn turn) {}

  /** A draft that is gone was not sent by the request that did not find it. */
  private SendOutcome sendKept(Errand errand, String draft) {
    Answer sent = send(errand, draft);
    return sent.missing() ? DRAFT_GONE : settled(errand, draft, sent);
  }

  private SendOutcome draftAndSend(Errand errand) {
    try {
      Answer drafted =
          errand.conversation().write(draft(errand.account(), errand.mail()), errand.permit());
      Optional<String> draft = GraphAnswers.id(drafted);
      return draft.isPresent()
          ? markAndSend(errand, draft.get())
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

  /** A draft from MIME does not carry the item yet. */
  private SendOutcome markAndSend(Errand errand, String draft) {
    OutgoingMail mail = errand.mail();
    if (mail.unsubscribe().isPresent()) {
      Answer marked =
          errand
              .conversation()
              .write((requests, mailbox) -> requests.mark(mailbox, draft, mail.item()));
      if (!marked.accepted()) {
        return without(errand, draft, session.outcomes().ofDraft(marked));
      }
    }
    return settled(errand, draft, send(errand, draft));
  }

  private static Answer send(Errand errand, String draft) {
    Answer sent =
        errand
            .conversation()
            .write((requests, mailbox) -> requests.send(mailbox, draft), errand.permit());
    if (sent.begun()) {
      errand.turn().sends();
    }
    return sent;
  }

  private SendOutcome settled(Errand errand, String draft, Answer sent) {
    SendOutcome outcome = session.outcomes().ofSend(sent, draft);
    return switch (outcome.kind()) {
      case ACCEPTED, UNKNOWN -> outcome;
      case REFUSED, IDENTITY_REFUSED -> without(errand, draft, outcome);
      case NOT_TAKEN -> kept(errand, draft, outcome);
    };
  }

  private SendOutcome kept(Errand errand, String draft, SendOutcome outcome) {
    shelf.keep(errand.account(), errand.mail(), draft);
    return outcome;
  }

  /** Nobody is to find a draft that does not go; where this fails, it is only left lying there. */
  private static SendOutcome without(Errand errand, String draft, SendOutcome outcome) {
    errand.conversation().afresh().write((requests, mailbox) -> requests.remove(mailbox, draft));
    return outcome;
  }
}
