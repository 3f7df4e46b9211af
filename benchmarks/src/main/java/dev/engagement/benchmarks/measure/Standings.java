package dev.engagement.benchmarks.measure;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the engine against all others of a run. */
public final class Standings {

  private final Map<String, Series> series;

  /** Compares those that took part. */
  public Standings(List<Series> series) {
    this.series = series.stream().collect(Collectors.toMap(Series::name, Function.identity()));
  }

  /** Returns a measured value of one of them; not a number if it did not take part. */
  public double median(String name, String value) {
    Series one = series.get(name);
    return one == null ? Double.NaN : one.median(value);
  }

  /** Returns a goal for how many times as fast one is as another. */
  public Goal timesAsFast(String one, String other, double must, double aim) {
    return Goal.atLeast(one + " / " + other, must, aim, ratio(one, other));
  }

  /** Returns a goal for how many times as fast one is as another at the most. */
  public Goal noFaster(String one, String other, double must, double aim) {
    return Goal.atMost(one + " / " + other, must, aim, ratio(one, other));
  }

  private double ratio(String one, String other) {
    return median(one, "perSecond") / median(other, "perSecond");
  }
}
