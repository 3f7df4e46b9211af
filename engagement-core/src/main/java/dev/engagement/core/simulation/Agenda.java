package dev.engagement.core.simulation;

import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.simulation.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** What comes when: items in claim order, and what people do. */
final class Agenda {

  /** Something that a participant does. */
  record Doing(Instant at, long order, Participant who, Reaction reaction) {}

  /** A participant's item that falls due; numbered as it was made, as those of a queue are. */
  private record DueItem(Instant at, long order, Participant who) {}

  private final PriorityQueue<Doing> doings =
      new PriorityQueue<>(Comparator.comparing(Doing::at).thenComparingLong(Doing::order));
  private final PriorityQueue<DueItem> items =
      new PriorityQueue<>(Comparator.comparing(DueItem::at).thenComparingLong(DueItem::order));
  private long order;

  /** The participant's item falls due. */
  void due(Participant who) {
    QueueItem item = who.item();
    items.add(new DueItem(item.dueAt(), item.id().value().getLeastSignificantBits(), who));
  }

  /** The participant does something. */
  void does(Participant who, Reaction reaction, Instant at) {
    doings.add(new Doing(at, order++, who, reaction));
  }

  /** Returns when people do something next, or empty if they do not. */
  Optional<Instant> nextDoing() {
    return Optional.ofNullable(doings.peek()).map(Doing::at);
  }

  /** Returns when an item falls due next, or empty if none does. */
  Optional<Instant> nextItem() {
    while (!items.isEmpty() && !items.element().who().item().state().isWaiting()) {
      items.remove();
    }
    return Optional.ofNullable(items.peek()).map(DueItem::at);
  }

  /** Takes what is done next. */
  Doing takeDoing() {
    return doings.remove();
  }

  /** Takes those whose items are due, so many at the most, in claim order. */
  List<Participant> takeDue(Instant now, int most) {
    List<Participant> due = new ArrayList<>();
    while (due.size() < most && nextItem().filter(at -> !at.isAfter(now)).isPresent()) {
      due.add(items.remove().who());
    }
    return due;
  }
}
