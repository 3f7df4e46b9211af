package dev.engagement.benchmarks.measure;

import java.util.Map;
import java.util.TreeMap;

/** How long each of many took from one moment to another. */
public final class Delays {

  /** The delay that half of them did not exceed. */
  public static final String MEDIAN = "medianMillis";

  /** The delay that all but one in a hundred did not exceed. */
  public static final String NINETY_NINTH = "p99Millis";

  private static final double NANOS = 1e6;

  private final double[] sorted;

  private Delays(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Returns the delays between two moments, by number.
   *
   * @throws IllegalArgumentException if one that began did not end
   */
  public static Delays between(Map<Long, Long> begun, Map<Long, Long> ended) {
    if (begun.isEmpty() || !ended.keySet().containsAll(begun.keySet())) {
      throw new IllegalArgumentException("not all that was enqueued was delivered");
    }
    return new Delays(
        begun.entrySet().stream()
            .mapToDouble(one -> (ended.get(one.getKey()) - one.getValue()) / NANOS)
            .sorted()
            .toArray());
  }

  /** Returns what is told of them. */
  public Map<String, Double> values() {
    Map<String, Double> values = new TreeMap<>();
    values.put(MEDIAN, at(0.5));
    values.put("p95Millis", at(0.95));
    values.put(NINETY_NINTH, at(0.99));
    values.put("mostMillis", sorted[sorted.length - 1]);
    return values;
  }

  private double at(double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
