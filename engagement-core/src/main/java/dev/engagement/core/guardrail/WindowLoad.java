package dev.engagement.core.guardrail;

import java.util.TreeMap;

/**
 * How many tokens count in each slot of time. A token counts in its own slot and in {@code span}
 * more. Only what is searched is spread over its slots. Not safe for concurrent use.
 */
final class WindowLoad {

  private static final int PAGE = 256;

  private final long span;

  /** Taken, but not spread yet. */
  private final TreeMap<Long, Integer> taken = new TreeMap<>();

  private final TreeMap<Long, int[]> pages = new TreeMap<>();

  private long latest;
  private int latestTaken;

  WindowLoad(long span) {
    this.span = span;
  }

  WindowLoad(WindowLoad other) {
    this.span = other.span;
    this.taken.putAll(other.taken);
    other.pages.forEach((number, page) -> pages.put(number, page.clone()));
    this.latest = other.latest;
    this.latestTaken = other.latestTaken;
  }

  void add(long slot, int tokens) {
    if (slot != latest) {
      settleLatest();
      latest = slot;
    }
    latestTaken += tokens;
  }

  /**
   * Returns the last slot, of those in which a token of this slot counts, that is full; or less.
   */
  long lastFull(long slot, int limit) {
    spread();
    for (long at = slot + span; at >= slot; ) {
      long number = Math.floorDiv(at, PAGE);
      long first = Math.max(slot, number * PAGE);
      int[] page = pages.get(number);
      while (page != null && at >= first) {
        if (page[(int) (at - number * PAGE)] >= limit) {
          return at;
        }
        at--;
      }
      at = first - 1;
    }
    return slot - 1;
  }

  /** Returns the most that count in any slot in which a token of this slot counts. */
  int most(long slot) {
    spread();
    int most = 0;
    for (long number = Math.floorDiv(slot, PAGE); number * PAGE <= slot + span; number++) {
      int[] page = pages.get(number);
      if (page != null) {
        int from = (int) Math.max(0, slot - number * PAGE);
        int to = (int) Math.min(PAGE - 1, slot + span - number * PAGE);
        for (int i = from; i <= to; i++) {
          most = Math.max(most, page[i]);
        }
      }
    }
    return most;
  }

  /** Forgets slots that nobody will ask for again. */
  void forget(long from, long to) {
    long first = -Math.floorDiv(-from, PAGE);
    long end = Math.floorDiv(to, PAGE);
    if (first < end) {
      pages.subMap(first, end).clear();
    }
  }

  private void settleLatest() {
    if (latestTaken > 0) {
      taken.merge(latest, latestTaken, Math::addExact);
      latestTaken = 0;
    }
  }

  private void spread() {
    settleLatest();
    if (!taken.isEmpty()) {
      taken.forEach(this::spread);
      taken.clear();
    }
  }

  private void spread(long slot, int tokens) {
    for (long number = Math.floorDiv(slot, PAGE); number * PAGE <= slot + span; number++) {
      int[] page = pages.computeIfAbsent(number, absent -> new int[PAGE]);
      int from = (int) Math.max(0, slot - number * PAGE);
      int to = (int) Math.min(PAGE - 1, slot + span - number * PAGE);
      for (int i = from; i <= to; i++) {
        page[i] += tokens;
      }
    }
  }
}
