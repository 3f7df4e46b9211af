package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateUse.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The arithmetic of a sliding window. A token counts from its slot's start on, for the window and
 * its margin after the slot's end, rounded up to whole slots: so no window of that length ever
 * holds more than the limit, wherever it begins. Pure.
 */
public final class SlidingWindow {

  private static final int SLOTS = 200;
  private static final long ALMOST_A_MILLISECOND = 999_999;

  private final int limit;
  private final long slotLength;
  private final long span;

  private SlidingWindow(int limit, long slotLength, long span) {
    this.limit = limit;
    this.slotLength = slotLength;
    this.span = span;
  }

  /**
   * Returns a window of which no more than {@code limit} tokens may be in use.
   *
   * @param margin how long after its token a request may begin, however far clocks are apart
   */
  public static SlidingWindow of(Duration window, Duration margin, int limit) {
    long slotLength = Math.max(1, window.toMillis() / SLOTS);
    long counted = window.plus(margin).plusNanos(ALMOST_A_MILLISECOND).toMillis();
    return new SlidingWindow(limit, slotLength, -Math.floorDiv(-counted, slotLength));
  }

  /** Returns how many tokens can be taken at the instant. */
  public int free(RateUse use, Instant now) {
    return (int) Math.max(0, limit - used(use, slot(now)));
  }

  /** Returns the use once tokens are taken at the instant, without what does not count any more. */
  public RateUse take(RateUse use, Instant now, int tokens) {
    long current = slot(now);
    NavigableMap<Long, Integer> taken = new TreeMap<>();
    for (Slot slot : use.slots()) {
      if (counts(slot, current)) {
        taken.put(slot.number(), slot.taken());
      }
    }
    if (tokens > 0) {
      taken.merge(current, tokens, Math::addExact);
    }
    return of(taken);
  }

  /** Returns the use without tokens that were taken at the instant and never used. */
  public RateUse giveBack(RateUse use, Instant takenAt, int tokens) {
    List<Slot> left = new ArrayList<>(use.slots().size());
    for (Slot slot : use.slots()) {
      int kept = slot.taken() - (slot.number() == slot(takenAt) ? tokens : 0);
      if (kept > 0) {
        left.add(new Slot(slot.number(), kept));
      }
    }
    return new RateUse(left);
  }

  /**
   * Returns the first instant, from {@code now} on, at which one more token is free, once those
   * before it are taken as early as they can be.
   *
   * @param rank which further token it is; the next one is 1
   */
  public Instant fits(RateUse use, Instant now, int rank) {
    long current = slot(now);
    NavigableMap<Long, Integer> returning = returning(use, current);
    long free = limit - used(use, current);
    long at = current;
    long left = rank;
    while (free < left) {
      if (free > 0) {
        left -= free;
        returning.merge(next(at), (int) free, Math::addExact);
        free = 0;
      }
      Map.Entry<Long, Integer> back = returning.pollFirstEntry();
      at = back.getKey();
      free += back.getValue();
    }
    return at == current ? now : start(at);
  }

  int limit() {
    return limit;
  }

  long slot(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), slotLength);
  }

  Instant start(long slot) {
    return Instant.ofEpochMilli(slot * slotLength);
  }

  /** Returns for how many slots after its own a token counts. */
  long span() {
    return span;
  }

  /** Returns the first slot in which the slot's tokens do not count any more. */
  private long next(long slot) {
    return slot + span + 1;
  }

  private boolean counts(Slot slot, long current) {
    return next(slot.number()) > current;
  }

  private long used(RateUse use, long current) {
    long used = 0;
    for (Slot slot : use.slots()) {
      used += counts(slot, current) ? slot.taken() : 0;
    }
    return used;
  }

  private NavigableMap<Long, Integer> returning(RateUse use, long current) {
    NavigableMap<Long, Integer> returning = new TreeMap<>();
    for (Slot slot : use.slots()) {
      if (counts(slot, current)) {
        returning.merge(next(slot.number()), slot.taken(), Math::addExact);
      }
    }
    return returning;
  }

  private static RateUse of(NavigableMap<Long, Integer> taken) {
    List<Slot> slots = new ArrayList<>(taken.size());
    taken.forEach((number, tokens) -> slots.add(new Slot(number, tokens)));
    return new RateUse(slots);
  }
}
