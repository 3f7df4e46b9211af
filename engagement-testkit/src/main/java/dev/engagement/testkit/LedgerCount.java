package dev.engagement.testkit;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts recipients by what became of them. */
final class LedgerCount {

  private enum Part {
    COMPLETED,
    SKIPPED,
    FAILED,
    CANCELLED,
    PENDING,
    UNCONFIRMED,
    PARKED
  }

  private final Map<Part, Long> parts = new EnumMap<>(Part.class);

  void add(Recipient recipient, Optional<QueueItem> currentItem) {
    parts.merge(part(recipient, currentItem.map(QueueItem::state)), 1L, Long::sum);
  }

  Ledger ledger() {
    return new Ledger(
        parts.values().stream().mapToLong(Long::longValue).sum(),
        count(Part.COMPLETED),
        count(Part.SKIPPED),
        count(Part.FAILED),
        count(Part.CANCELLED),
        count(Part.PENDING),
        count(Part.UNCONFIRMED),
        count(Part.PARKED));
  }

  private long count(Part part) {
    return parts.getOrDefault(part, 0L);
  }

  private static Part part(Recipient recipient, Optional<QueueItemState> item) {
    return switch (recipient.state()) {
      case SENT -> Part.COMPLETED;
      case STOPPED -> Part.CANCELLED;
      case FAILED -> denied(recipient, item) ? Part.SKIPPED : Part.FAILED;
      case QUEUED, SENDING, PAUSED -> open(item);
    };
  }

  private static boolean denied(Recipient recipient, Optional<QueueItemState> item) {
    return recipient.endReason().equals(Optional.of(EndReason.SUPPRESSED))
        || item.equals(Optional.of(QueueItemState.SKIPPED));
  }

  private static Part open(Optional<QueueItemState> item) {
    if (item.equals(Optional.of(QueueItemState.UNCONFIRMED))) {
      return Part.UNCONFIRMED;
    }
    return item.equals(Optional.of(QueueItemState.PARKED)) ? Part.PARKED : Part.PENDING;
  }
}
