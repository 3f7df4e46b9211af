package dev.engagement.testkit;

import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.QueueItem;
import java.util.Comparator;
import java.util.Optional;

/** The order in which items are claimed: by due instant, then id. */
final class QueueOrder {

  static final Comparator<QueueItem> CLAIM =
      Comparator.comparing(DuePosition::of, QueueOrder::compare);

  private QueueOrder() {}

  /** Returns whether the item comes after the place. */
  static boolean isAfter(QueueItem item, Optional<DuePosition> place) {
    return place.map(before -> compare(DuePosition.of(item), before) > 0).orElse(true);
  }

  private static int compare(DuePosition one, DuePosition other) {
    int byTime = one.dueAt().compareTo(other.dueAt());
    return byTime != 0 ? byTime : Table.BY_BYTES.compare(one.id().value(), other.id().value());
  }
}
