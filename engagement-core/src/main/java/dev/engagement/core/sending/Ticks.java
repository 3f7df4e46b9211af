package dev.engagement.core.sending;

import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.Tick;
import java.util.List;

/** Counts what changes came to. */
final class Ticks {

  private Ticks() {}

  static Tick claimed(int items) {
    return new Tick(items, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  static Tick of(List<ItemChange> changes, boolean rescue) {
    Tick sum = Tick.NONE;
    for (ItemChange change : changes) {
      sum = sum.plus(of(change.move(), rescue));
    }
    return sum;
  }

  private static Tick of(ItemMove move, boolean rescue) {
    return switch (move.after().state()) {
      case QUEUED -> queued(move.from(), rescue);
      case SKIPPED -> new Tick(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
      case FAILED_VALIDATION -> new Tick(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
      case CANCELLED -> new Tick(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
      case SENT -> new Tick(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
      case FAILED -> new Tick(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
      case UNCONFIRMED -> new Tick(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
      case PARKED -> new Tick(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
      case CLAIMED, SENDING, DRY_RUN_PLANNED, WOULD_SEND, PAUSED -> Tick.NONE;
    };
  }

  private static Tick queued(QueueItemState from, boolean rescue) {
    if (rescue && from == QueueItemState.CLAIMED) {
      return new Tick(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }
    return from == QueueItemState.CLAIMED
        ? new Tick(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        : new Tick(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
  }
}
