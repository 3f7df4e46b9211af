package dev.engagement.ports.queue;

import java.time.Instant;

/** The place of an item in claim order: by due instant, then id. */
public record DuePosition(Instant dueAt, QueueItemId id) {

  /** Returns the place of this item. */
  public static DuePosition of(QueueItem item) {
    return new DuePosition(item.dueAt(), item.id());
  }
}
