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
public final class FirstStops {

  private final SequencePlan plan;
  private final Instant start;
  private final ZoneId fallback;
  private final Map<ZoneId, StepPath.Stop> stops = new HashMap<>();

  /**
   * Works out stops of those who start at the instant.
   *
   * @param fallback the zone of those of whom none is known
   */
  public FirstStops(SequencePlan plan, Instant start, ZoneId fallback) {
    this.plan = plan;
    this.start = start;
    this.fallback = fallback;
  }

  /** Returns the first step of one in the zone. */
  public StepPath.Stop of(Optional<ZoneId> zone) {
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
