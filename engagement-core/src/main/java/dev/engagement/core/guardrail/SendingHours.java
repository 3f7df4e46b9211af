package dev.engagement.core.guardrail;

import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A send window in one zone. Slots are local times of the week; what is open is decided on the real
 * time line: a time that a gap skips does not come, one that an overlap repeats comes twice. On a
 * day off nothing is open.
 */
public final class SendingHours {

  private static final int MINUTES_A_DAY = 1_440;
  private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
  private static final long SECONDS_A_WEEK = MINUTES_A_WEEK * 60L;

  /** The epoch began on a Thursday, weeks begin on Mondays. */
  private static final long EPOCH_IN_WEEK = 3 * MINUTES_A_DAY * 60L;

  private final ZoneId zone;
  private final ZoneRules rules;
  private final BitSet open;
  private final BitSet quiet;
  private final boolean always;
  private final DaysOff daysOff;

  private SendingHours(ZoneId zone, BitSet open, BitSet quiet, DaysOff daysOff) {
    this.zone = zone;
    this.rules = zone.getRules();
    this.open = open;
    this.quiet = quiet;
    this.always = open.cardinality() == MINUTES_A_WEEK && daysOff.none();
    this.daysOff = daysOff;
  }

  /** Returns the window's hours in a zone. */
  public static SendingHours of(SendWindow window, ZoneId zone) {
    return of(window, zone, DaysOff.NONE);
  }

  /** Returns the window's hours in a zone, but on days off. */
  public static SendingHours of(SendWindow window, ZoneId zone, DaysOff daysOff) {
    BitSet quiet = minutes(window.quietHours());
    BitSet open = minutes(window.businessHours());
    if (window.businessHours().isEmpty()) {
      open.set(0, MINUTES_A_WEEK);
    }
    open.andNot(quiet);
    return new SendingHours(zone, open, quiet, daysOff);
  }

  /** Returns whether there is any opening in a week. */
  public boolean everOpen() {
    return !open.isEmpty();
  }

  /** Returns the first open instant from {@code at} on, or empty if there is none. */
  public Optional<Instant> opening(Instant at) {
    if (always) {
      return Optional.of(at);
    }
    Optional<Instant> opening = everOpen() ? Optional.of(firstOpen(at)) : Optional.empty();
    while (opening.isPresent() && off(opening.get())) {
      opening = daysOff.end(opening.get(), zone).map(this::firstOpen);
    }
    return opening;
  }

  ZoneId zone() {
    return zone;
  }

  boolean off(Instant at) {
    return daysOff.contains(at, zone);
  }

  boolean quiet(Instant at) {
    return quiet.get(minute(secondOfWeek(at)));
  }

  private Instant firstOpen(Instant at) {
    Instant from = at;
    long second = secondOfWeek(from);
    while (!open.get(minute(second))) {
      Instant next = Instant.ofEpochSecond(from.getEpochSecond() + secondsToOpening(second));
      ZoneOffsetTransition change = rules.nextTransition(from);
      if (change == null || change.getInstant().isAfter(next)) {
        return next;
      }
      from = change.getInstant();
      second = secondOfWeek(from);
    }
    return from;
  }

  private long secondsToOpening(long second) {
    int next = open.nextSetBit(minute(second));
    long opening = next < 0 ? open.nextSetBit(0) * 60L + SECONDS_A_WEEK : next * 60L;
    return opening - second;
  }

  private long secondOfWeek(Instant at) {
    long local = at.getEpochSecond() + rules.getOffset(at).getTotalSeconds();
    return Math.floorMod(local + EPOCH_IN_WEEK, SECONDS_A_WEEK);
  }

  private static int minute(long second) {
    return (int) (second / 60);
  }

  private static BitSet minutes(List<TimeSlot> slots) {
    BitSet minutes = new BitSet(MINUTES_A_WEEK);
    for (TimeSlot slot : slots) {
      int midnight = (slot.day() - 1) * MINUTES_A_DAY;
      int start = midnight + slot.start();
      int end = midnight + slot.end() + (slot.end() <= slot.start() ? MINUTES_A_DAY : 0);
      minutes.set(start, Math.min(end, MINUTES_A_WEEK));
      minutes.set(0, Math.max(0, end - MINUTES_A_WEEK));
    }
    return minutes;
  }
}
