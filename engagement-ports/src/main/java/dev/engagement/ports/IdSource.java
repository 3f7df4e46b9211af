package dev.engagement.ports;

import java.util.UUID;

/**
 * Supplies the ids of everything new: UUIDs of version 7 (RFC 9562, section 5.7), so that ids sort
 * by their time.
 */
@DrivenPort
@FunctionalInterface
public interface IdSource {
  /** Returns an id that was never returned before, greater than those of earlier milliseconds. */
  @CrossTenant("an id belongs to nobody yet")
  UUID next();
}
