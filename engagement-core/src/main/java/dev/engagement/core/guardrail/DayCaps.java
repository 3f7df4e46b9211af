package dev.engagement.core.guardrail;

import java.time.Instant;
import java.util.Optional;

/** The caps on the days of a sequence and of a sender, where they have any. */
public record DayCaps(
    Optional<DailyCap> sequence, Optional<DailyCap> identity, Optional<DailyCap> warmUp) {

  /** No day is capped. */
  public static final DayCaps NONE =
      new DayCaps(Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the instant or a later one; it is the same where no cap stands in its way. */
  Optional<Instant> room(Instant at) {
    Optional<Instant> room = sequence.isEmpty() ? Optional.of(at) : sequence.get().room(at);
    if (room.isPresent() && identity.isPresent()) {
      room = identity.get().room(room.get());
    }
    if (room.isPresent() && warmUp.isPresent()) {
      room = warmUp.get().room(room.get());
    }
    return room;
  }

  void add(Instant at) {
    add(sequence, at);
    add(identity, at);
    add(warmUp, at);
  }

  private static void add(Optional<DailyCap> cap, Instant at) {
    if (cap.isPresent()) {
      cap.get().add(at);
    }
  }
}
