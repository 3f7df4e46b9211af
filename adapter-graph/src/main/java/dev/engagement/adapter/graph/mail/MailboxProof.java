package dev.engagement.adapter.graph.mail;

import dev.engagement.ports.mail.Proof;

/** Shows that a mailbox is there and that drafts may be seen in it. */
final class MailboxProof {

  private final GraphSession session;

  MailboxProof(GraphSession session) {
    this.session = session;
  }

  Proof of(Account account) {
    Deadline deadline = session.deadline();
    Access access = session.access(account, deadline);
    return access
        .token()
        .map(token -> of(session.begin(account, token, deadline)))
        .orElseGet(() -> Proof.missing(access.trouble()));
  }

  private static Proof of(Conversation conversation) {
    Answer answer = conversation.read(GraphRequests::draftsFolder);
    if (GraphAnswers.id(answer).isPresent()) {
      return Proof.GIVEN;
    }
    return Proof.missing(missing(answer));
  }

  private static String missing(Answer answer) {
    return switch (answer.status()) {
      case 0 -> "not_reached";
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "mailbox_not_found";
      case 429 -> "throttled";
      default -> answer.accepted() ? "unreadable_answer" : "provider_unavailable";
    };
  }
}
