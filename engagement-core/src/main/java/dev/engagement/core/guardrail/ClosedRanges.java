package dev.engagement.core.guardrail;

import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers where nothing ever gets free again, so that it is searched once. Not safe for
 * concurrent use.
 */
final class ClosedRanges<T extends Comparable<? super T>> {

  /** A range from its start on, up to but without its end. */
  record Range<T>(T start, T end) {}

  private final TreeMap<T, T> ends = new TreeMap<>();

  ClosedRanges() {}

  ClosedRanges(ClosedRanges<T> others) {
    ends.putAll(others.ends);
  }

  /** Returns the place itself, or the end of the range that it lies in. */
  T skip(T place) {
    Map.Entry<T, T> range = ends.floorEntry(place);
    return range != null && range.getValue().compareTo(place) > 0 ? range.getValue() : place;
  }

  /** Closes what lies between, and returns the whole range of which it is now a part. */
  Range<T> close(T from, T to) {
    T start = from;
    T end = to;
    Map.Entry<T, T> before = ends.floorEntry(from);
    if (before != null && before.getValue().compareTo(from) >= 0) {
      start = before.getKey();
      end = later(end, before.getValue());
    }
    Map.Entry<T, T> touched = ends.higherEntry(start);
    while (touched != null && touched.getKey().compareTo(end) <= 0) {
      end = later(end, touched.getValue());
      ends.remove(touched.getKey());
      touched = ends.higherEntry(start);
    }
    ends.put(start, end);
    return new Range<>(start, end);
  }

  private T later(T one, T other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
