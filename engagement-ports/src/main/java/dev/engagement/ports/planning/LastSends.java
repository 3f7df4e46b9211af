package dev.engagement.ports.planning;

import java.time.Instant;
import java.util.Optional;

/**
 * When a contact last had mail, the item in question left out.
 *
 * @param any of any sequence
 * @param sameSequence of the sequence in question
 */
public record LastSends(Optional<Instant> any, Optional<Instant> sameSequence) {

  /** Never. */
  public static final LastSends NEVER = new LastSends(Optional.empty(), Optional.empty());
}
