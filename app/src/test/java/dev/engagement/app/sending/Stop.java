package dev.engagement.app.sending;

import java.util.UUID;

/**
 * A stop that was committed.
 *
 * @param scope the id of the tenant, sequence, enrollment or recipient that it stops
 * @param committed when it was known to be, in microseconds since the epoch
 * @param until when it was taken back
 */
record Stop(StopKind kind, UUID scope, long committed, long until) {

  private static final long SECOND = 1_000_000;

  /** Returns whether a request of its scope began later than it may. */
  boolean isBrokenBy(long arrived) {
    return arrived > committed + SECOND && arrived < until;
  }

  /** Returns whether a request of its scope began right before. */
  boolean wasNeeded(long arrived) {
    return arrived < committed && arrived > committed - 2 * SECOND;
  }
}
