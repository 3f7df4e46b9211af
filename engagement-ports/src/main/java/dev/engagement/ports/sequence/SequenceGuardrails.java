package dev.engagement.ports.sequence;

import java.util.Optional;

/**
 * The limits of one sequence.
 *
 * @param dailyCap how many mails it sends at the most on one day of its zone
 * @param unsubscribe whether its mails carry a way to unsubscribe
 * @param respectOptOut always true: opt-outs are respected
 */
public record SequenceGuardrails(
    Optional<Integer> dailyCap, boolean unsubscribe, boolean respectOptOut) {

  /** No cap, with a way to unsubscribe. */
  public static final SequenceGuardrails DEFAULT =
      new SequenceGuardrails(Optional.empty(), true, true);
}
