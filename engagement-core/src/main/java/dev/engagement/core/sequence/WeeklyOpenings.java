package dev.engagement.core.sequence;

import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import java.util.BitSet;
import java.util.List;

/** Knows whether a send window is open at any minute of a week. */
final class WeeklyOpenings {

  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  private WeeklyOpenings() {}

  static boolean any(SendWindow window) {
    BitSet open = new BitSet(WEEK);
    if (window.businessHours().isEmpty()) {
      open.set(0, WEEK);
    } else {
      open.or(minutes(window.businessHours()));
    }
    open.andNot(minutes(window.quietHours()));
    return !open.isEmpty();
  }

  private static BitSet minutes(List<TimeSlot> slots) {
    BitSet minutes = new BitSet(WEEK);
    for (TimeSlot slot : slots) {
      int start = (slot.day() - 1) * DAY + slot.start();
      int end = (slot.day() - 1) * DAY + slot.end() + (slot.end() > slot.start() ? 0 : DAY);
      minutes.set(start, Math.min(end, WEEK));
      minutes.set(0, Math.max(end - WEEK, 0)); // Sunday night runs into Monday
    }
    return minutes;
  }
}
