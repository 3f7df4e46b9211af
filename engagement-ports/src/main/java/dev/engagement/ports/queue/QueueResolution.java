package dev.engagement.ports.queue;

/** What a person decides about a parked item. */
public enum QueueResolution {
  SENT,
  QUEUED,
  CANCELLED
}
