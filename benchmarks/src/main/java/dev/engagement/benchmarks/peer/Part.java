package dev.engagement.benchmarks.peer;

/**
 * The part that somebody takes in a run.
 *
 * @param name in tables and results
 * @param database of its own
 * @param warmUp how many items it works off before it is measured
 * @param divisor what part of a round's items it is given: as one through this number, for those
 *     that are so slow that the run would take too long
 * @param stays whether its process stays from round to round, warm, as the engine's does
 */
public record Part(String name, String database, int warmUp, int divisor, boolean stays) {

  int of(int items) {
    return Math.max(1, items / divisor);
  }
}
