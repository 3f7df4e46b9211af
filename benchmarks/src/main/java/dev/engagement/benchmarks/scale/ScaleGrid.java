package dev.engagement.benchmarks.scale;

import dev.engagement.benchmarks.scale.Case.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cases are measured.
 *
 * @param items sizes of the queue, ascending
 * @param tenants numbers of customers, ascending
 * @param workers numbers of workers; more than the first only at both ends, unless all is measured
 * @param sends how many mails are sent a round
 * @param rounds how often each case is measured
 * @param paused how many paused items are put in the way at the end
 * @param full whether all combinations are measured
 */
public record ScaleGrid(
    List<Long> items,
    List<Integer> tenants,
    List<Integer> workers,
    int sends,
    int rounds,
    long paused,
    boolean full) {

  public ScaleGrid {
    items = items.stream().sorted().toList();
    tenants = tenants.stream().sorted().toList();
    workers = workers.stream().sorted().toList();
  }

  /** Returns the cases of one size of the queue, one after the other. */
  List<Case> cases(long size, int customers) {
    List<Case> cases = new ArrayList<>();
    for (int count : full || atAnEnd(size) ? workers : workers.subList(0, 1)) {
      cases.add(plain(size, customers, count));
    }
    if (customers > 1 && size / customers > 1 && (full || isLargest(size))) {
      cases.add(of(size, customers, workers.get(0), Shape.SPREAD));
    }
    return cases;
  }

  private boolean atAnEnd(long size) {
    return size == items.get(0) || isLargest(size);
  }

  private boolean isLargest(long size) {
    return size == items.get(items.size() - 1);
  }

  Case plain(long size, int customers, int count) {
    return of(size, customers, count, Shape.LISTS);
  }

  /** Returns the largest queue that so many customers have. */
  Case largest(int customers, Shape shape) {
    return of(items.get(items.size() - 1), customers, workers.get(0), shape);
  }

  private Case of(long size, int customers, int count, Shape shape) {
    return new Case(size, customers, count, (int) Math.min(sends, size), shape);
  }
}
