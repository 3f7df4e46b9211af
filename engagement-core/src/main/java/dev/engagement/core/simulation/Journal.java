package dev.engagement.core.simulation;

import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.simulation.Reaction;
import java.time.Instant;

/** Is told all that happens in a simulation, in order. */
interface Journal {

  /** A participant's item was judged, and is as it says now. */
  void judged(Participant who, Verdict deciding, QueueItem before, QueueItem after, Instant at);

  /** A participant's item was cancelled because of what the participant did. */
  void cancelled(Participant who, QueueItem after, Instant at);

  /** A participant's way is over. */
  void ended(Participant who, Instant at);

  /** A participant did something. */
  void reacted(Participant who, Reaction reaction, Instant at);

  /** Returns a journal that tells two others. */
  static Journal both(Journal one, Journal other) {
    return new Journal() {
      @Override
      public void judged(
          Participant who, Verdict deciding, QueueItem before, QueueItem after, Instant at) {
        one.judged(who, deciding, before, after, at);
        other.judged(who, deciding, before, after, at);
      }

      @Override
      public void cancelled(Participant who, QueueItem after, Instant at) {
        one.cancelled(who, after, at);
        other.cancelled(who, after, at);
      }

      @Override
      public void ended(Participant who, Instant at) {
        one.ended(who, at);
        other.ended(who, at);
      }

      @Override
      public void reacted(Participant who, Reaction reaction, Instant at) {
        one.reacted(who, reaction, at);
        other.reacted(who, reaction, at);
      }
    };
  }
}
