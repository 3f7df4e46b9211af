package dev.engagement.ports.queue;

import dev.engagement.ports.guardrail.RateWindows;
import java.time.Duration;

/**
 * How a worker works.
 *
 * @param worker its name, another one in every process
 * @param sending whether it sends; else it plans, audits verdicts that changed, and leaves items
 *     queued
 * @param claimLimit how many items it claims at once
 * @param sendSlots how many requests it has on the wire at once for one sender; it records up to
 *     half as many intents at once; for all senders together it has four times as many
 * @param lease how long it holds what it claims; longer than any request takes
 * @param attempts how often an item is handed to a provider at the most
 * @param retryDelay how long an item waits after it was not taken, where the provider says nothing
 * @param horizon how long evidence is awaited for an item whose outcome is unknown
 * @param windows how long the windows of rate limits are; the same in every process
 */
public record WorkerSettings(
    String worker,
    boolean sending,
    int claimLimit,
    int sendSlots,
    Duration lease,
    int attempts,
    Duration retryDelay,
    Duration horizon,
    RateWindows windows) {

  /** Returns the usual settings. */
  public static WorkerSettings usual(String worker, boolean sending) {
    return new WorkerSettings(
        worker,
        sending,
        1_000,
        1_000,
        Duration.ofMinutes(2),
        5,
        Duration.ofMinutes(1),
        Duration.ofHours(25),
        RateWindows.USUAL);
  }

  /** Returns the same settings with so many requests on the wire for one sender. */
  public WorkerSettings withSendSlots(int slots) {
    return new WorkerSettings(
        worker, sending, claimLimit, slots, lease, attempts, retryDelay, horizon, windows);
  }
}
