package dev.engagement.core.guardrail;

import java.util.Arrays;

/**
 * How many tokens count in each slot of time. A token counts in its own slot and in {@code span}
 * more. Only the slots in which tokens were taken are kept: they are few, and claim order mostly
 * adds at their end. Not safe for concurrent use.
 */
final class WindowLoad {

  private final long span;
  private long[] slots;
  private int[] tokens;
  private int size;

  WindowLoad(long span) {
    this.span = span;
    this.slots = new long[8];
    this.tokens = new int[8];
  }

  WindowLoad(WindowLoad other) {
    this.span = other.span;
    this.slots = other.slots.clone();
    this.tokens = other.tokens.clone();
    this.size = other.size;
  }

  void add(long slot, int more) {
    int place = firstFrom(slot);
    if (place == size || slots[place] != slot) {
      insert(place, slot);
    }
    tokens[place] += more;
  }

  /**
   * Returns the last slot, of those in which a token of this slot counts, that is full; or less. It
   * is the very last of them, or the last in which some token counts.
   */
  long lastFull(long slot, int limit) {
    long full = slot - 1;
    Walk walk = new Walk(firstFrom(slot - span));
    for (int i = walk.next; i < size && slots[i] <= slot; i++) {
      if (walk.to(slots[i] + span) >= limit) {
        full = slots[i] + span;
      }
    }
    return walk.to(slot + span) >= limit ? slot + span : full;
  }

  /** Returns the most that count in any slot in which a token of this slot counts. */
  int most(long slot) {
    Walk walk = new Walk(firstFrom(slot - span));
    int most = walk.to(slot);
    while (walk.next < size && slots[walk.next] <= slot + span) {
      most = Math.max(most, walk.to(slots[walk.next]));
    }
    return most;
  }

  private int firstFrom(long slot) {
    if (size == 0 || slots[size - 1] < slot) {
      return size;
    }
    int found = Arrays.binarySearch(slots, 0, size, slot);
    return found < 0 ? -found - 1 : found;
  }

  private void insert(int place, long slot) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, size * 2);
      tokens = Arrays.copyOf(tokens, size * 2);
    }
    System.arraycopy(slots, place, slots, place + 1, size - place);
    System.arraycopy(tokens, place, tokens, place + 1, size - place);
    slots[place] = slot;
    tokens[place] = 0;
    size++;
  }

  /** Goes from slot to later slot and knows how many tokens count there. */
  private final class Walk {

    private int gone;
    private int next;
    private int counted;

    private Walk(int first) {
      this.gone = first;
      this.next = first;
    }

    private int to(long slot) {
      for (; next < size && slots[next] <= slot; next++) {
        counted += tokens[next];
      }
      for (; gone < next && slots[gone] + span < slot; gone++) {
        counted -= tokens[gone];
      }
      return counted;
    }
  }
}
