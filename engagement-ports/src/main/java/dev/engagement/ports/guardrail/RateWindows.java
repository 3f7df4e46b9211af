package dev.engagement.ports.guardrail;

import java.time.Duration;

/**
 * How long the windows of rate limits are, and how exactly they are kept. A token is taken at an
 * instant; the request begins within {@code startWithin} of it, or not at all.
 *
 * @param minute the window of limits per minute
 * @param hour the window of limits per hour
 * @param startWithin how soon after its token a request begins
 * @param clockTolerance how far the clocks of two workers may be apart
 */
public record RateWindows(
    Duration minute, Duration hour, Duration startWithin, Duration clockTolerance) {

  /** A minute is a minute, and an hour an hour. */
  public static final RateWindows USUAL =
      new RateWindows(
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofMillis(500),
          Duration.ofMillis(100));

  /** Returns by how much longer than a window its tokens count. */
  public Duration margin() {
    return startWithin.plus(clockTolerance);
  }
}
