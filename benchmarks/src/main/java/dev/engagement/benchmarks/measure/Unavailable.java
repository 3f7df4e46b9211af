package dev.engagement.benchmarks.measure;

/** Says why somebody cannot take part on this machine; the run says so and goes on. */
public final class Unavailable extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why, in a sentence. */
  public Unavailable(String why) {
    super(why);
  }
}
