package dev.engagement.benchmarks.scale;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Lists of recipients, as a statement that describes them: to whom they belong, how many items they
 * have and when these are due.
 */
final class Lists {

  /** The most recipients of one list. */
  private static final int LONGEST = 100_000;

  private static final int LISTS_EACH = 10_000;
  private static final int PAUSED = 500;
  private static final int ALONE = 5_000;
  private static final int PAUSED_LENGTH = 1_000;

  private static final String NEXT_ITEM =
      """
      first AS (
        SELECT s.*, %d + sum(s.size) OVER (ORDER BY s.customer, s.list) - s.size AS first_item
          FROM sized s
      )
      INSERT INTO bench.list (customer, list, first_item, size, due_from, due_every, paused)
      SELECT customer, customer * %d + list, first_item, size, %s FROM first
      """;

  private final String insert;

  private Lists(String sized, long firstItem, String due) {
    this.insert =
        "WITH sized AS (\n" + sized + "), " + NEXT_ITEM.formatted(firstItem, LISTS_EACH, due);
  }

  String insert() {
    return insert;
  }

  /** Returns what each of the customers 1 to {@code tenants} gets that is due in a month. */
  static Lists waiting(int tenants, long fromEach, long toEach, long firstItem) {
    String sized =
        """
        SELECT c.customer, l.list,
               least(%2$d, (l.list + 1) * %4$d) - greatest(%1$d, l.list * %4$d) AS size
          FROM generate_series(1, %3$d) AS c (customer)
         CROSS JOIN generate_series(%1$d / %4$d, (%2$d - 1) / %4$d) AS l (list)
         WHERE %2$d > %1$d
        """
            .formatted(fromEach, toEach, tenants, LONGEST);
    return new Lists(
        sized, firstItem, "now() + interval '30 days', interval '1 millisecond', false");
  }

  /**
   * Returns what is due now, on top of what waits in the same lists.
   *
   * @param waitingEach how many items of each customer wait
   */
  static Lists due(LongStream customers, int each, long waitingEach, long firstItem) {
    return due(customers, each, 0, Math.max(1, Math.min(each, waitingEach / LONGEST)), firstItem);
  }

  /** Returns what is due now in lists of its own: nobody is added to one that is finished. */
  static Lists alone(LongStream customers, int each, int block, long firstItem) {
    return due(customers, each, ALONE + block, 1, firstItem);
  }

  private static Lists due(
      LongStream customers, int each, long firstList, long lists, long firstItem) {
    String sized =
        """
        SELECT c.customer, %4$d + l.list AS list,
               %2$d / %3$d + (l.list < %2$d %% %3$d)::int AS size
          FROM unnest(%1$s) AS c (customer)
         CROSS JOIN generate_series(0, %3$d - 1) AS l (list)
        """
            .formatted(array(customers), each, lists, firstList);
    return new Lists(sized, firstItem, "now(), interval '0', false");
  }

  /** Returns items of paused lists that were due a day ago, shared out evenly. */
  static Lists paused(LongStream customers, long count, long firstItem) {
    long[] all = customers.toArray();
    long each = count / all.length;
    String sized =
        """
        SELECT c.customer, %2$d + l.list AS list,
               least(%4$d, %3$d - l.list * %4$d) AS size
          FROM unnest(%1$s) AS c (customer)
         CROSS JOIN generate_series(0, (%3$d - 1) / %4$d) AS l (list)
        """
            .formatted(array(LongStream.of(all)), PAUSED, each, PAUSED_LENGTH);
    return new Lists(sized, firstItem, "now() - interval '1 day', interval '0', true");
  }

  private static String array(LongStream customers) {
    return customers
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "'{", "}'::bigint[]"));
  }
}
