package dev.engagement.core.planning;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.planning.PlanSink;
import dev.engagement.ports.planning.PlannedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what it was told. */
final class RecordingSink implements PlanSink {

  private final List<PlannedItem> items = new ArrayList<>();
  private Optional<Instant> plannedAt = Optional.empty();

  @Override
  public void start(EnrollmentId enrollment, Instant at) {
    if (plannedAt.isPresent() || !items.isEmpty()) {
      throw new IllegalStateException("a plan begins once, before its items");
    }
    plannedAt = Optional.of(at);
  }

  @Override
  public void item(PlannedItem item) {
    items.add(item);
  }

  Optional<Instant> plannedAt() {
    return plannedAt;
  }

  List<PlannedItem> items() {
    return items;
  }
}
