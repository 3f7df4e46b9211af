package dev.engagement.ports.guardrail;

import java.util.List;

/**
 * How much of a sliding window is used: how many tokens were taken in each slot of time.
 *
 * @param slots those with tokens, by their number, earliest first; slot <i>n</i> begins <i>n</i>
 *     slot lengths after the epoch
 */
public record RateUse(List<Slot> slots) {

  /** Nothing was taken. */
  public static final RateUse NONE = new RateUse(List.of());

  /** How many tokens were taken in one slot of time. */
  public record Slot(long number, int taken) {
    public Slot {
      if (taken < 1) {
        throw new IllegalArgumentException("a slot without tokens is left out");
      }
    }
  }

  public RateUse {
    slots = List.copyOf(slots);
  }
}
