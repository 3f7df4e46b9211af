package dev.engagement.benchmarks.peer;

/**
 * A pace at which items come.
 *
 * @param warmUp how many come before they are measured
 */
public record Pace(int perSecond, int warmUp) {}
