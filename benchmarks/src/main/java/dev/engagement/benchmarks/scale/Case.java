package dev.engagement.benchmarks.scale;

import java.util.Comparator;
import java.util.Locale;

/**
 * What is measured once.
 *
 * @param items how many are in the queue, those included that are sent
 * @param tenants how many customers they belong to
 * @param workers how many processes send
 * @param sends how many mails are sent a round
 * @param shape how the mails that are due lie among what is not
 */
record Case(long items, int tenants, int workers, int sends, Shape shape) {

  /** By shape, then by workers, customers and size. */
  static final Comparator<Case> ORDER =
      Comparator.comparing(Case::shape)
          .thenComparing(Case::workers)
          .thenComparing(Case::tenants)
          .thenComparing(Case::items);

  /** The most that a worker claims of one customer. */
  private static final int CLAIM = 500;

  /** How the mails that are due lie among what is not. */
  enum Shape {
    /** Customers with something due have as much due as the queue holds for each of them. */
    LISTS(""),
    /** Every customer has a few mails due. */
    SPREAD(", a few mails each"),
    /** As lists, behind items of paused enrollments that were due before. */
    PAUSED(", paused in the way");

    private final String label;

    Shape(String label) {
      this.label = label;
    }
  }

  String name() {
    return String.format(
        Locale.ROOT,
        "%,d items, %,d %s, %d %s%s",
        items,
        tenants,
        tenants == 1 ? "tenant" : "tenants",
        workers,
        workers == 1 ? "worker" : "workers",
        shape.label);
  }

  /** Returns how many mails of each customer are due who has some. */
  int sendsEach() {
    long each = shape == Shape.SPREAD ? sends / tenants : Math.min(CLAIM, items / tenants);
    return tenants == 1 ? sends : (int) Math.max(1, Math.min(each, sends));
  }

  /** Returns how many customers have mails due. */
  int active() {
    return Math.max(1, Math.min(tenants, sends / sendsEach()));
  }

  /** Returns how many of the items are not sent, for each customer. */
  long waitingEach() {
    return (items - Math.min(items, sends)) / tenants;
  }
}
