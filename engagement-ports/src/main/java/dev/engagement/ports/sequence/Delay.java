package dev.engagement.ports.sequence;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * The time before a step: calendar days, which keep the local time in the deciding zone, and then
 * an exact duration.
 *
 * @param days calendar days, 0 to 3,650
 * @param exact hours and less, up to ten years
 */
public record Delay(int days, Duration exact, DelayAnchor anchor) {

  /** At once after the step before. */
  public static final Delay NONE = new Delay(0, Duration.ZERO, DelayAnchor.PREVIOUS);

  private static final int MOST_DAYS = 3_650;

  public Delay {
    requireNonNull(exact, "exact");
    requireNonNull(anchor, "anchor");
    if (days < 0
        || days > MOST_DAYS
        || exact.isNegative()
        || exact.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw new EngagementException(
          ErrorCode.INVALID_DURATION, "a delay is between nothing and 3650 days");
    }
  }

  /**
   * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_DURATION} if it is none, is negative,
   *     is too long or counts in months or years
   */
  public static Delay parse(String text, DelayAnchor anchor) {
    int time = text.indexOf('T');
    String date = time < 0 ? text : text.substring(0, time);
    try {
      Period period = "P".equals(date) && time > 0 ? Period.ZERO : Period.parse(date);
      if (period.toTotalMonths() != 0) {
        throw new EngagementException(
            ErrorCode.INVALID_DURATION, "a delay counts in days and hours, not in months");
      }
      return new Delay(
          Math.toIntExact(period.get(ChronoUnit.DAYS)),
          time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)),
          anchor);
    } catch (DateTimeParseException | ArithmeticException notADuration) {
      throw new EngagementException(
          ErrorCode.INVALID_DURATION, "not an ISO 8601 duration such as P2D or PT4H");
    }
  }

  /** Returns the instant that lies this delay after another, days counted in the zone. */
  public Instant after(Instant start, ZoneId zone) {
    return start.atZone(zone).plusDays(days).toInstant().plus(exact);
  }

  /** Returns the ISO 8601 form, which {@link #parse} reads. */
  public String toIso() {
    if (exact.isZero()) {
      return "P" + days + "D";
    }
    return (days == 0 ? "P" : "P" + days + "D") + exact.toString().substring(1);
  }
}
