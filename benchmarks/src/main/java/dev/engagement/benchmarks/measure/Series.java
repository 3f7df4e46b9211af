package dev.engagement.benchmarks.measure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All rounds of one contestant.
 *
 * @param unavailable why there are none, if so
 */
public record Series(String name, List<Measurement> rounds, Optional<String> unavailable) {

  /** Returns the median of a measured value over the rounds; not a number if there is none. */
  public double median(String value) {
    double[] sorted =
        rounds.stream()
            .map(round -> round.all().get(value))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Returns the median pace, in items per second. */
  public double rate() {
    return median("perSecond");
  }
}
