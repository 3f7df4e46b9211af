package dev.engagement.core.planning;

import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.planning.PlanTotals;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItemState;
import java.time.Instant;

/** Counts what would become of the items of a plan. */
final class PlanTally {

  private long items;
  private long wouldSend;
  private long skipped;

  void count(PlannedItem item) {
    items++;
    wouldSend += item.status() == QueueItemState.WOULD_SEND ? 1 : 0;
    skipped += item.status() == QueueItemState.SKIPPED ? 1 : 0;
  }

  PlanTotals totals(Instant plannedAt) {
    return new PlanTotals(plannedAt, wouldSend, skipped, items - wouldSend - skipped);
  }

  static AuditPayload payload(PlanTotals totals) {
    return AuditPayload.EMPTY
        .with("recipientCount", totals.items())
        .with("wouldSend", totals.wouldSend())
        .with("skipped", totals.skipped())
        .with("failedValidation", totals.failedValidation());
  }
}
