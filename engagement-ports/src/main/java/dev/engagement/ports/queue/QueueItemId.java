package dev.engagement.ports.queue;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** An item of the send queue: one recipient at one step. */
public record QueueItemId(UUID value) {
  public QueueItemId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
