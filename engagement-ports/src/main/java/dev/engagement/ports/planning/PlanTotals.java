package dev.engagement.ports.planning;

import java.time.Instant;

/** How many items a plan has, by what would become of them. */
public record PlanTotals(Instant plannedAt, long wouldSend, long skipped, long failedValidation) {

  /** Returns how many items there are. */
  public long items() {
    return wouldSend + skipped + failedValidation;
  }
}
