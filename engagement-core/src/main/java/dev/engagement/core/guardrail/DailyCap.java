package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.identity.WarmUp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How full the days of one capped sequence or sender are, within one run. Days only fill up, so
 * what was found full is jumped over. Not safe for concurrent use.
 */
public final class DailyCap {

  private static final int SECONDS_A_DAY = 86_400;

  private final IntUnaryOperator most;
  private final ZoneId zone;
  private final long firstDay;
  private final @Nullable DailyCap beneath;

  /** By day since the first one: how many go. */
  private int[] used = new int[8];

  /** By day since the first one: where to look next once it is full. */
  private int[] jump = new int[8];

  /** The start that was asked for last, because neighbours in claim order ask for the same. */
  private int latestDay = -1;

  private Optional<Instant> latestStart = Optional.empty();

  private final Latest<Instant, Integer> indexes = new Latest<>();
  private Instant deferredAt = Instant.MIN;
  private @Nullable Verdict deferral;

  private DailyCap(IntUnaryOperator most, ZoneId zone, long firstDay, @Nullable DailyCap beneath) {
    this.most = most;
    this.zone = zone;
    this.firstDay = firstDay;
    this.beneath = beneath;
  }

  /**
   * Returns a cap of which nothing is known but how many went today.
   *
   * @param zone where its days begin
   */
  public static DailyCap of(int perDay, ZoneId zone, Instant now, int usedToday) {
    return of(day -> perDay, zone, dayOf(now, zone), usedToday);
  }

  /** Returns a cap that grows as a sender warms up. */
  public static DailyCap of(WarmUp warmUp, ZoneId zone, Instant now, int usedToday) {
    long first = dayOf(now, zone);
    return of(day -> warmUp.most(LocalDate.ofEpochDay(first + day)), zone, first, usedToday);
  }

  private static DailyCap of(IntUnaryOperator most, ZoneId zone, long firstDay, int usedToday) {
    DailyCap cap = new DailyCap(most, zone, firstDay, null);
    cap.used[0] = usedToday;
    return cap;
  }

  /** Returns a cap that also sees what this one counts, now and later, and keeps its own count. */
  public DailyCap above() {
    return new DailyCap(most, zone, firstDay, this);
  }

  /** Returns the instant's day where the zone's days begin. */
  public static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofEpochDay(dayOf(at, zone));
  }

  /** Returns what a verdict tells of it. */
  Map<String, String> values(Instant at) {
    return Map.of("cap", Integer.toString(most.applyAsInt(index(at))));
  }

  /** Returns the deferral of a mail that is judged at an instant; neighbours share it. */
  Verdict defer(GuardrailName guardrail, ReasonCode code, Instant at, Instant until) {
    if (deferral == null
        || !deferredAt.equals(at)
        || !deferral.until().orElseThrow().equals(until)) {
      deferredAt = at;
      deferral = Verdict.defer(guardrail, code, values(at), until);
    }
    return deferral;
  }

  /**
   * Returns the instant if its day has room, else the start of the first day that has; empty if
   * none ever has.
   */
  Optional<Instant> room(Instant at) {
    int day = index(at);
    if (most.applyAsInt(day) < 1) {
      return Optional.empty();
    }
    int free = firstFree(day);
    return free == day ? Optional.of(at) : start(free, at);
  }

  void add(Instant at) {
    int day = index(at);
    makeRoom(day);
    used[day]++;
  }

  private int firstFree(int day) {
    int free = day;
    while (full(free)) {
      free = Math.max(free + 1, free < jump.length ? jump[free] : 0);
    }
    for (int passed = day; passed < free; ) {
      int next = Math.max(passed + 1, passed < jump.length ? jump[passed] : 0);
      makeRoom(passed);
      jump[passed] = free;
      passed = next;
    }
    return free;
  }

  private boolean full(int day) {
    return used(day) >= most.applyAsInt(day);
  }

  private int used(int day) {
    int own = day < used.length ? used[day] : 0;
    return beneath == null ? own : own + beneath.used(day);
  }

  private void makeRoom(int day) {
    if (day >= used.length) {
      int length = Math.max(day + 1, used.length * 2);
      used = Arrays.copyOf(used, length);
      jump = Arrays.copyOf(jump, length);
    }
  }

  private int index(Instant at) {
    return indexes.answer(at, asked -> (int) Math.max(0, dayOf(asked, zone) - firstDay));
  }

  private Optional<Instant> start(int day, Instant after) {
    if (day != latestDay || !latestStart.orElse(after).isAfter(after)) {
      latestDay = day;
      latestStart = Optional.of(startAfter(day, after));
    }
    return latestStart;
  }

  private Instant startAfter(int day, Instant after) {
    return start(LocalDate.ofEpochDay(firstDay + day), zone, after);
  }

  /** Returns when the day begins; the second time where it does so twice and that is over. */
  static Instant start(LocalDate day, ZoneId zone, Instant after) {
    ZonedDateTime start = day.atStartOfDay(zone);
    Instant first = start.toInstant();
    return first.isAfter(after) ? first : start.withLaterOffsetAtOverlap().toInstant();
  }

  private static long dayOf(Instant at, ZoneId zone) {
    int offset = zone.getRules().getOffset(at).getTotalSeconds();
    return Math.floorDiv(at.getEpochSecond() + offset, (long) SECONDS_A_DAY);
  }
}
