package dev.engagement.adapter.graph.mail;

import com.microsoft.kiota.RequestInformation;
import dev.engagement.adapter.graph.mail.GraphAnswers.Page;
import dev.engagement.adapter.graph.mail.GraphAnswers.Shown;
import dev.engagement.ports.mail.Evidence;
import dev.engagement.ports.queue.QueueItemId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads from a mailbox what became of an item. What is found and is no draft was sent. A draft was
 * not sent if it is a draft still after it was deleted, so that nothing can send it any more. What
 * is not found may have been sent and removed.
 */
final class DraftEvidence {

  private static final int MOST_PAGES = 10;

  private final GraphSession session;
  private final InstantSource clock;
  private final URI baseUrl;

  DraftEvidence(GraphSession session, InstantSource clock, URI baseUrl) {
    this.session = session;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  Evidence of(Account account, QueueItemId item) {
    Deadline deadline = session.deadline();
    return session
        .access(account, deadline)
        .token()
        .map(token -> of(session.begin(account, token, deadline), item))
        .orElse(Evidence.NONE);
  }

  private Evidence of(Conversation conversation, QueueItemId item) {
    List<Shown> found = all(conversation, (requests, mailbox) -> requests.find(mailbox, item));
    if (found.stream().anyMatch(one -> !one.draft())) {
      return Evidence.ACCEPTED;
    }
    if (found.isEmpty() || found.stream().anyMatch(this::mayBeOnItsWay)) {
      return Evidence.NONE;
    }
    Evidence evidence = Evidence.UNSENT;
    for (Shown draft : found) {
      Evidence ofOne = withdraw(conversation.afresh(), draft, item);
      if (ofOne == Evidence.ACCEPTED) {
        return ofOne;
      }
      evidence = ofOne == Evidence.NONE ? ofOne : evidence;
    }
    return evidence;
  }

  /** A request to send it, given up here, may be worked on there. */
  private boolean mayBeOnItsWay(Shown draft) {
    Duration longEnough = session.timeout().multipliedBy(2);
    return draft.createdAt().plus(longEnough).isAfter(clock.instant());
  }

  private Evidence withdraw(Conversation conversation, Shown draft, QueueItemId item) {
    Answer deleted =
        conversation.write((requests, mailbox) -> requests.delete(mailbox, draft.id()));
    if (!deleted.accepted() && !deleted.missing()) {
      return Evidence.NONE;
    }
    Answer shown = conversation.read((requests, mailbox) -> requests.show(mailbox, draft.id()));
    if (shown.missing()) {
      return amongRecoverable(conversation, draft, item);
    }
    return GraphAnswers.shown(shown)
        .map(still -> still.draft() ? removed(conversation, still) : Evidence.ACCEPTED)
        .orElse(Evidence.NONE);
  }

  private static Evidence removed(Conversation conversation, Shown draft) {
    Answer removed =
        conversation.write((requests, mailbox) -> requests.remove(mailbox, draft.id()));
    return removed.accepted() ? Evidence.UNSENT : Evidence.NONE;
  }

  private Evidence amongRecoverable(Conversation conversation, Shown draft, QueueItemId item) {
    return all(conversation, (requests, mailbox) -> requests.findDeleted(mailbox, item)).stream()
        .filter(one -> one.id().equals(draft.id()))
        .findFirst()
        .map(one -> one.draft() ? Evidence.UNSENT : Evidence.ACCEPTED)
        .orElse(Evidence.NONE);
  }

  /** Returns all that a search finds, or nothing where anything is in doubt. */
  private List<Shown> all(
      Conversation conversation, BiFunction<GraphRequests, String, RequestInformation> search) {
    List<Shown> found = new ArrayList<>();
    Optional<Page> page = GraphAnswers.page(conversation.read(search));
    for (int read = 1; page.isPresent(); read++) {
      found.addAll(page.get().messages());
      Optional<URI> next = page.get().next();
      if (next.isEmpty()) {
        return found;
      }
      if (read == MOST_PAGES || !ofTheService(next.get())) {
        return List.of();
      }
      page = GraphAnswers.page(conversation.read((requests, mailbox) -> requests.page(next.get())));
    }
    return List.of();
  }

  /** The token goes nowhere else. */
  private boolean ofTheService(URI link) {
    return baseUrl.getScheme().equals(link.getScheme())
        && baseUrl.getHost().equalsIgnoreCase(link.getHost())
        && baseUrl.getPort() == link.getPort();
  }
}
