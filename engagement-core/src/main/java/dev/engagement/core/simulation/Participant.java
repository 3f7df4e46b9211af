package dev.engagement.core.simulation;

import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.util.Optional;

/** One of a simulation's people: where they are on their way. Not safe for concurrent use. */
final class Participant {

  private final long row;
  private Recipient recipient;
  private QueueItem item;
  private Optional<Verdict> verdict = Optional.empty();
  private int mails;

  Participant(long row, Recipient recipient, QueueItem first) {
    this.row = row;
    this.recipient = recipient;
    this.item = first;
  }

  long row() {
    return row;
  }

  Recipient recipient() {
    return recipient;
  }

  /** Returns the latest item. */
  QueueItem item() {
    return item;
  }

  /** Returns what was last said of the item, or empty if it was not judged yet. */
  Optional<Verdict> verdict() {
    return verdict;
  }

  /** Returns how many mails went out. */
  int mails() {
    return mails;
  }

  boolean finished() {
    return recipient.state().isFinished();
  }

  QueueItem judged(Verdict deciding, ItemMove move) {
    verdict = Optional.of(deciding);
    item = move.after();
    mails += item.state() == QueueItemState.SENT ? 1 : 0;
    return item;
  }

  void move(RecipientMove move) {
    recipient = move.after();
  }

  void next(QueueItem next) {
    item = next;
    verdict = Optional.empty();
  }

  void cancelled(ItemMove move) {
    item = move.after();
  }
}
