package dev.engagement.core.simulation;

import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.simulation.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What comes when: in claim order, and what people do before what is sent to them. */
final class Agenda {

  /**
   * Something that comes.
   *
   * @param reaction what the participant does; null where an item falls due
   */
  record Entry(Instant at, long order, Participant who, @Nullable Reaction reaction) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::at)
          .thenComparing(entry -> entry.reaction() == null)
          .thenComparingLong(Entry::order);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
  private long reactions;

  /** The participant's item falls due. */
  void due(Participant who) {
    entries.add(new Entry(who.item().dueAt(), order(who.item()), who, null));
  }

  /** The participant does something. */
  void reacts(Participant who, Reaction reaction, Instant at) {
    entries.add(new Entry(at, reactions++, who, reaction));
  }

  /** Returns the instant at which anything comes next, or empty if nothing does. */
  Optional<Instant> next() {
    return Optional.ofNullable(entries.peek()).map(Entry::at);
  }

  /** Takes the next thing that people do at the instant, or empty if they do nothing more then. */
  Optional<Entry> reaction(Instant now) {
    Entry first = entries.peek();
    return first == null || first.reaction() == null || first.at().isAfter(now)
        ? Optional.empty()
        : Optional.of(entries.remove());
  }

  /** Takes all whose items are due at the instant, in claim order. */
  List<Participant> dueAt(Instant now) {
    List<Participant> due = new ArrayList<>();
    while (!entries.isEmpty() && !entries.element().at().isAfter(now)) {
      Participant who = entries.remove().who();
      if (who.item().state().isWaiting()) {
        due.add(who);
      }
    }
    return due;
  }

  /** Items are numbered as they are made, as those of a queue are. */
  private static long order(QueueItem item) {
    return item.id().value().getLeastSignificantBits();
  }
}
