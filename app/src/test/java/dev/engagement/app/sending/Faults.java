package dev.engagement.app.sending;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How often the sink says what.
 *
 * @param shares of each answer; what is missing to one is accepted
 * @param latency how long an answer takes at the most
 */
record Faults(Map<Answer, Double> shares, Duration latency) {

  /** Everything is accepted at once. */
  static final Faults NONE = new Faults(Map.of(), Duration.ZERO);

  /** A bad day: a little of everything that happens to a provider. */
  static final Faults MANY =
      new Faults(
          Map.of(
              Answer.ACCEPTED_RETRY, 0.01,
              Answer.DROPPED, 0.01,
              Answer.GATEWAY_TIMEOUT, 0.01,
              Answer.SLOW, 0.0005,
              Answer.GARBAGE, 0.005,
              Answer.THROTTLED_SECONDS, 0.002,
              Answer.THROTTLED_DATE, 0.001,
              Answer.TOO_LARGE, 0.005),
          Duration.ofMillis(20));

  Faults {
    shares = Map.copyOf(shares);
  }

  static Faults taking(Duration latency) {
    return new Faults(Map.of(), latency);
  }

  static Faults always(Answer answer) {
    return new Faults(Map.of(answer, 1.0), Duration.ZERO);
  }

  boolean isAlways(Answer answer) {
    return shares.getOrDefault(answer, 0.0) >= 1;
  }

  Answer pick(Random random) {
    double point = random.nextDouble();
    for (Map.Entry<Answer, Double> share : sorted().entrySet()) {
      point -= share.getValue();
      if (point < 0) {
        return share.getKey();
      }
    }
    return Answer.ACCEPTED;
  }

  private Map<Answer, Double> sorted() {
    return new TreeMap<>(shares);
  }

  Duration pickLatency(Random random) {
    return latency.multipliedBy(random.nextInt(1_000)).dividedBy(1_000);
  }

  /** Returns one word, which {@link #parse} reads. */
  String text() {
    return shares.entrySet().stream()
        .map(share -> share.getKey() + ":" + share.getValue())
        .collect(joining(",", latency.toMillis() + ";", ""));
  }

  static Faults parse(String text) {
    String[] parts = text.split(";", -1);
    Map<Answer, Double> shares = new EnumMap<>(Answer.class);
    for (String share : parts[1].split(",")) {
      if (!share.isEmpty()) {
        String[] pair = share.split(":");
        shares.put(Answer.valueOf(pair[0].toUpperCase(Locale.ROOT)), Double.parseDouble(pair[1]));
      }
    }
    return new Faults(shares, Duration.ofMillis(Long.parseLong(parts[0])));
  }
}
