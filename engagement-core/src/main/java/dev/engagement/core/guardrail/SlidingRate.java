package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.ReasonCode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a sliding window, with what goes now and later: at no time does it hold more than its
 * limit. As long as all of it together is less than that, nothing needs to be searched.
 */
final class SlidingRate extends RateLimit {

  private final SlidingWindow window;
  private final WindowLoad load;
  private final ClosedRanges<Long> closed;
  private long tokens;
  private @Nullable SlidingRate above;

  /** Neighbours in claim order mostly ask the same: for now, and for where the last one went. */
  private @Nullable Room latest;

  private @Nullable Room other;

  private Instant latestAt = Instant.MIN;
  private long latestSlot;

  SlidingRate(
      ReasonCode code, Map<String, String> values, SlidingWindow window, RateUse use, Instant now) {
    super(code, values);
    this.window = window;
    this.load = new WindowLoad(window.span());
    this.closed = new ClosedRanges<>();
    for (RateUse.Slot slot : window.take(use, now, 0).slots()) {
      load.add(slot.number(), slot.taken());
      tokens += slot.taken();
    }
  }

  private SlidingRate(SlidingRate beneath) {
    super(beneath);
    this.window = beneath.window;
    this.load = new WindowLoad(beneath.load);
    this.closed = new ClosedRanges<>(beneath.closed);
    this.tokens = beneath.tokens;
  }

  @Override
  public RateLimit above() {
    if (above == null) {
      above = new SlidingRate(this);
    }
    return above;
  }

  @Override
  Instant room(Instant at) {
    if (tokens < window.limit()) {
      return at;
    }
    long slot = slot(at);
    Room room = find(slot);
    return room.free == slot ? at : room.start;
  }

  @Override
  void add(Instant at) {
    long slot = slot(at);
    load.add(slot, 1);
    tokens++;
    fill(latest, slot);
    fill(other, slot);
    if (above != null) {
      above.add(at);
    }
  }

  private long slot(Instant at) {
    if (!at.equals(latestAt)) {
      latestAt = at;
      latestSlot = window.slot(at);
    }
    return latestSlot;
  }

  private Room find(long slot) {
    if (latest == null || !latest.answers(slot)) {
      Room before = latest;
      latest = other != null && other.answers(slot) ? other : search(slot);
      other = before;
    }
    return latest;
  }

  private Room search(long slot) {
    long from = closed.skip(slot);
    long free = from;
    int most = load.most(free);
    while (most >= window.limit()) {
      free = closed.skip(load.lastFull(free, window.limit()) + 1);
      most = load.most(free);
    }
    if (free > from) {
      closed.close(from, free);
    }
    return new Room(slot, free, window.start(free), window.limit() - most);
  }

  /** It may be that the token is no hindrance; then the room is searched once more too early. */
  private void fill(@Nullable Room room, long slot) {
    if (room != null && Math.abs(slot - room.free) <= window.span()) {
      room.left--;
    }
  }

  /** The first free slot from one that was asked for, and for how many more it is that at least. */
  private static final class Room {

    private final long asked;
    private final long free;
    private final Instant start;
    private int left;

    private Room(long asked, long free, Instant start, int left) {
      this.asked = asked;
      this.free = free;
      this.start = start;
      this.left = left;
    }

    private boolean answers(long slot) {
      return asked == slot && left > 0;
    }
  }
}
