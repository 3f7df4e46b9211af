package dev.engagement.adapter.sendgrid.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.http.client.utils.DateUtils;

/** Reads what an answer says of how long to stay away. */
final class RateLimit {

  /** Longer than any period of the provider: more than this is a mistake of the other side. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,10}");

  private RateLimit() {}

  /** Returns how long to wait: what {@code Retry-After} says, else until the limit is reset. */
  static Optional<Duration> delay(Answer answer, Instant now) {
    return answer
        .header("Retry-After")
        .flatMap(value -> retryAfter(value.strip(), now))
        .or(() -> reset(answer).map(reset -> Duration.between(now, reset)))
        .map(RateLimit::sensible);
  }

  /** Returns when requests are let in again, if this one was the last for now. */
  static Optional<Instant> usedUpUntil(Answer answer, Instant now) {
    return answer
        .header("X-RateLimit-Remaining")
        .filter(remaining -> remaining.strip().equals("0"))
        .flatMap(none -> reset(answer))
        .map(reset -> now.plus(sensible(Duration.between(now, reset))));
  }

  /** Seconds, or a date in any of its three forms (RFC 9110, sections 10.2.3 and 5.6.7). */
  private static Optional<Duration> retryAfter(String value, Instant now) {
    if (WHOLE_NUMBER.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    return Optional.ofNullable(DateUtils.parseDate(value))
        .map(Date::toInstant)
        .map(date -> Duration.between(now, date));
  }

  private static Optional<Instant> reset(Answer answer) {
    return answer
        .header("X-RateLimit-Reset")
        .map(String::strip)
        .filter(value -> WHOLE_NUMBER.matcher(value).matches())
        .map(Long::parseLong)
        .map(Instant::ofEpochSecond);
  }

  private static Duration sensible(Duration told) {
    if (told.isNegative()) {
      return Duration.ZERO;
    }
    return told.compareTo(LONGEST) > 0 ? LONGEST : told;
  }
}
