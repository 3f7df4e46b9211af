package dev.engagement.ports.guardrail;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Names a counter: who is counted, and over which sliding window.
 *
 * @param key which one of its scope, as told there
 */
public record RateCounter(RateScope scope, String key, Duration window) {
  public RateCounter {
    requireNonNull(scope, "scope");
    requireNonNull(key, "key");
    if (window.toMillis() < 1_000) {
      throw new IllegalArgumentException("a window is at least a second long; was " + window);
    }
  }
}
