package dev.engagement.ports.planning;

import dev.engagement.ports.enrollment.EnrollmentId;
import java.time.Instant;

/** Takes a plan, item by item, as it is made. */
public interface PlanSink {

  /** The plan begins; it is made for this instant. */
  void start(EnrollmentId enrollment, Instant plannedAt);

  /** The next item, in claim order. */
  void item(PlannedItem item);
}
