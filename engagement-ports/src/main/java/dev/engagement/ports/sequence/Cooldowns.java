package dev.engagement.ports.sequence;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a contact is left alone after a mail.
 *
 * @param perContact after a mail of any sequence
 * @param perSequence after a mail of this sequence
 */
public record Cooldowns(Optional<Duration> perContact, Optional<Duration> perSequence) {

  /** None. */
  public static final Cooldowns NONE = new Cooldowns(Optional.empty(), Optional.empty());
}
