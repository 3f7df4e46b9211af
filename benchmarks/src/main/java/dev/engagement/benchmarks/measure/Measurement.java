package dev.engagement.benchmarks.measure;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one contestant did in one round.
 *
 * @param items how much was done
 * @param elapsed how long it took
 * @param cpuSeconds processor time by part: {@code worker}, {@code database}, {@code redis}, {@code
 *     sink}
 * @param values other measured values, by name with the unit in it, such as {@code medianMillis}
 */
public record Measurement(
    long items, Duration elapsed, Map<String, Double> cpuSeconds, Map<String, Double> values) {

  private static final String SINK = "sink";

  public Measurement {
    cpuSeconds = new TreeMap<>(cpuSeconds);
    values = new TreeMap<>(values);
  }

  /** Returns a measurement of which only the pace matters. */
  public static Measurement of(long items, Duration elapsed, Map<String, Double> cpuSeconds) {
    return new Measurement(items, elapsed, cpuSeconds, Map.of());
  }

  /** Returns items per second. */
  public double rate() {
    return items / (elapsed.toNanos() / 1e9);
  }

  /** Returns processor seconds per thousand items, of all parts but the sink. */
  public double cpuPerThousand() {
    return cpuSeconds.entrySet().stream()
            .filter(part -> !part.getKey().equals(SINK))
            .mapToDouble(Map.Entry::getValue)
            .sum()
        * 1_000
        / items;
  }

  /** Returns all that was measured, by name. */
  public Map<String, Double> all() {
    Map<String, Double> all = new TreeMap<>(values);
    all.put("items", (double) items);
    all.put("seconds", elapsed.toNanos() / 1e9);
    all.put("perSecond", rate());
    if (!cpuSeconds.isEmpty()) {
      all.put("cpuSecondsPerThousand", cpuPerThousand());
      cpuSeconds.forEach((part, seconds) -> all.put(part + "CpuSeconds", seconds));
    }
    return all;
  }
}
