package dev.engagement.core.enrollment;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.sequence.SequencePlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The first sending step of everyone who starts at the same instant, worked out once per zone. */
final class FirstStops {

  private final SequencePlan plan;
  private final Instant start;
  private final ZoneId fallback;
  private final Map<ZoneId, StepPath.Stop> stops = new HashMap<>();

  /**
   * @param fallback the zone of those of whom none is known
   */
  FirstStops(SequencePlan plan, Instant start, ZoneId fallback) {
    this.plan = plan;
    this.start = start;
    this.fallback = fallback;
  }

  StepPath.Stop of(Optional<ZoneId> zone) {
    return stops.computeIfAbsent(zone.orElse(fallback), this::first);
  }

  private StepPath.Stop first(ZoneId zone) {
    return StepPath.first(plan, start, zone)
        .orElseThrow(
            () ->
                new EngagementException(
                    ErrorCode.SEQUENCE_INVALID, "the sequence has no sending step"));
  }
}
