package dev.engagement.adapter.sendgrid.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys whose requests are used up, and until when. */
final class Holds {

  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  /** Takes in what an answer says of a key's limit. */
  void note(String key, Answer answer, Instant now) {
    RateLimit.usedUpUntil(answer, now)
        .filter(reset -> reset.isAfter(now))
        .ifPresent(reset -> until.put(key, reset));
  }

  /** Returns how long nothing may go out with the key, or empty if it may. */
  Optional<Duration> delay(String key, Instant now) {
    Instant reset = until.get(key);
    if (reset == null) {
      return Optional.empty();
    }
    if (!reset.isAfter(now)) {
      until.remove(key, reset);
      return Optional.empty();
    }
    return Optional.of(Duration.between(now, reset));
  }
}
