package dev.engagement.benchmarks.measure;

/**
 * A ratio or bound that a run is held against.
 *
 * @param name what is compared with what
 * @param atLeast whether more is better
 * @param value what was measured; not a number where one of the two could not take part
 */
public record Goal(String name, boolean atLeast, double must, double aim, double value) {

  /** Returns a goal that is reached from below. */
  public static Goal atLeast(String name, double must, double aim, double value) {
    return new Goal(name, true, must, aim, value);
  }

  /** Returns a goal that is not to be exceeded. */
  public static Goal atMost(String name, double must, double aim, double value) {
    return new Goal(name, false, must, aim, value);
  }

  /** Says how it stands: {@code aim}, {@code must}, {@code missed} or {@code not measured}. */
  public String standing() {
    if (Double.isNaN(value)) {
      return "not measured";
    }
    return reaches(aim) ? "aim" : reaches(must) ? "must" : "missed";
  }

  private boolean reaches(double bound) {
    return atLeast ? value >= bound : value <= bound;
  }
}
