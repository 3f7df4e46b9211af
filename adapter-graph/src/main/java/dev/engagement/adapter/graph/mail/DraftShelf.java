package dev.engagement.adapter.graph.mail;

import dev.engagement.adapter.graph.mail.KeptDrafts.Kept;
import dev.engagement.ports.mail.OutgoingMail;
import java.time.Duration;
import java.util.Optional;

/** Keeps drafts for a short while, and removes from their mailboxes those that nobody takes. */
final class DraftShelf {

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

  private final KeptDrafts kept;
  private final GraphSession session;
  private final Lanes lanes;

  DraftShelf(GraphSession session, Lanes lanes) {
    this.kept = new KeptDrafts(session.stopwatch());
    this.session = session;
    this.lanes = lanes;
  }

  void keep(Account account, OutgoingMail mail, String draft) {
    kept.keep(account, mail, draft);
    lanes.later(KeptDrafts.LONGEST, this::sweep);
  }

  Optional<String> take(Account account, OutgoingMail mail) {
    return kept.take(account, mail);
  }

  /** Removes what was kept for too long or for a mail that has changed. */
  void sweep() {
    kept.abandoned().forEach(one -> remove(one, session.deadline()));
  }

  /** Removes everything, as far as there is time. */
  void clear() {
    Deadline end = Deadline.in(LONGEST_FAREWELL, session.stopwatch());
    lanes.map(kept.clear(), Mailbox.REQUESTS_AT_ONCE, one -> remove(one, end), false);
  }

  private boolean remove(Kept one, Deadline deadline) {
    Account account = one.account();
    Optional<String> token = session.access(account, deadline).token();
    if (token.isEmpty() || !account.mailbox().enter(() -> !deadline.left().isNegative())) {
      return false;
    }
    try {
      return session
          .begin(account, token.get(), deadline)
          .write((requests, mailbox) -> requests.remove(mailbox, one.draft()))
          .accepted();
    } finally {
      account.mailbox().leave();
    }
  }
}
