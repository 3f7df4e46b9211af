package dev.engagement.core.guardrail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where nothing ever gets free again, so that it is searched once. Not safe for
 * concurrent use.
 */
final class ClosedRanges<T extends Comparable<? super T>> {

  /** A range from its start on, up to but without its end. */
  record Range<T extends Comparable<? super T>>(T start, T end) {

    private boolean holds(T place) {
      return start.compareTo(place) <= 0 && place.compareTo(end) < 0;
    }
  }

  /** In their order; no two of them touch. */
  private final List<Range<T>> ranges;

  /** The one that was asked for last, because neighbours in claim order ask for the same. */
  private @Nullable Range<T> latest;

  ClosedRanges() {
    this.ranges = new ArrayList<>();
  }

  ClosedRanges(ClosedRanges<T> others) {
    this.ranges = new ArrayList<>(others.ranges);
  }

  /** Returns the place itself, or the end of the range that it lies in. */
  T skip(T place) {
    if (latest != null && latest.holds(place)) {
      return latest.end();
    }
    int before = lastUpTo(place);
    if (before < 0 || !ranges.get(before).holds(place)) {
      return place;
    }
    latest = ranges.get(before);
    return latest.end();
  }

  /** Closes what lies between, and returns the whole range of which it is now a part. */
  Range<T> close(T from, T to) {
    int before = lastUpTo(from);
    boolean touches = before >= 0 && ranges.get(before).end().compareTo(from) >= 0;
    int first = touches ? before : before + 1;
    T start = touches ? ranges.get(before).start() : from;
    T end = to;
    int next = first;
    for (; next < ranges.size() && ranges.get(next).start().compareTo(end) <= 0; next++) {
      end = later(end, ranges.get(next).end());
    }
    Range<T> joined = new Range<>(start, end);
    replace(first, next, joined);
    latest = joined;
    return joined;
  }

  private void replace(int first, int next, Range<T> joined) {
    if (first == next) {
      ranges.add(first, joined);
    } else {
      ranges.set(first, joined);
      ranges.subList(first + 1, next).clear();
    }
  }

  /** Returns the index of the last range that does not start behind the place, or -1. */
  private int lastUpTo(T place) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).start().compareTo(place) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private T later(T one, T other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
