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

  // Neighbours in claim order mostly go in the same slot; so many more have room there.
  private long latest = Long.MIN_VALUE;
  private int latestRoom;

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
    long slot = window.slot(at);
    long free = free(slot);
    return free == slot ? at : window.start(free);
  }

  @Override
  void add(Instant at) {
    long slot = window.slot(at);
    load.add(slot, 1);
    tokens++;
    if (slot == latest) {
      latestRoom--;
    } else {
      latest = Long.MIN_VALUE;
    }
    if (above != null) {
      above.add(at);
    }
  }

  private long free(long slot) {
    long from = closed.skip(slot);
    if (from == latest && latestRoom > 0) {
      return from;
    }
    long free = from;
    int most = load.most(free);
    while (most >= window.limit()) {
      free = closed.skip(load.lastFull(free, window.limit()) + 1);
      most = load.most(free);
    }
    if (free > from) {
      ClosedRanges.Range<Long> range = closed.close(from, free);
      load.forget(range.start() + window.span() + 1, range.end());
    }
    latest = free;
    latestRoom = window.limit() - most;
    return free;
  }
}
