package dev.engagement.adapter.graph.mail;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads both forms of the header {@code Retry-After} (RFC 9110, section 10.2.3), and believes
 * nothing that is longer than a day.
 */
final class RetryAfter {

  private static final int MOST_DIGITS = 9;
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  static Optional<Duration> parse(String value, Instant now) {
    return told(value, now).map(told -> told.compareTo(LONGEST) > 0 ? LONGEST : told);
  }

  private static Optional<Duration> told(String value, Instant now) {
    String text = value.strip();
    if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
