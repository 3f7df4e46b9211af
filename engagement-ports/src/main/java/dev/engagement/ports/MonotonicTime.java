package dev.engagement.ports;

/**
 * Measures how long something takes, undisturbed by whoever sets a clock. Safe for concurrent use.
 */
@DrivenPort
@FunctionalInterface
public interface MonotonicTime {
  /** Returns nanoseconds since some instant that stays the same; they never run backwards. */
  @CrossTenant("time is everybody's")
  long nanos();
}
