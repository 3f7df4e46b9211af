package dev.engagement.app.sending;

import java.util.Random;

/** Where a scenario's chance comes from; printed, so that it can be asked for again. */
record Seed(long number) {

  /** Returns the seed that is asked for by {@code -Dsending.seed}, or a fresh one. */
  static Seed of(Object scenario) {
    long number = Long.getLong("sending.seed", new Random().nextLong());
    System.out.println(scenario.getClass().getSimpleName() + " runs with seed " + number);
    return new Seed(number);
  }

  Random random() {
    return new Random(number);
  }
}
