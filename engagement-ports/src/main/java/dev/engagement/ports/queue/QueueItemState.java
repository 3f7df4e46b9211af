package dev.engagement.ports.queue;

/** Where a queue item stands. The codes are stored and sent on the wire; they never change. */
public enum QueueItemState {
  /** Waiting for its time, not yet planned. */
  QUEUED("Queued"),
  /** A dry run has planned it and stores its verdict. */
  DRY_RUN_PLANNED("DryRunPlanned"),
  /**
   * A stored dry run says that it would be sent. Waiting for its time; everything is checked again
   * then.
   */
  WOULD_SEND("WouldSend"),
  /** A guardrail denied it. Left by refreshing the queue only. */
  SKIPPED("Skipped"),
  /** It could not be sent as it was. Left by refreshing the queue only. */
  FAILED_VALIDATION("FailedValidation"),
  /** Never stored: a waiting item of a paused enrollment is shown so. */
  PAUSED("Paused"),
  /** A worker holds it, nothing is on the wire. Left here by a crash, the rescue puts it back. */
  CLAIMED("Claimed"),
  /**
   * It may be on the wire. Left here by a crash, the rescue makes it unconfirmed; it is never sent
   * again by itself.
   */
  SENDING("Sending"),
  /** The provider has it. Final. */
  SENT("Sent"),
  /** The provider refused it for good. Final. */
  FAILED("Failed"),
  /**
   * Nobody knows whether the provider has it. Left by evidence, or for {@link #PARKED} when none
   * comes in time.
   */
  UNCONFIRMED("Unconfirmed"),
  /** No evidence came in time. Left by late evidence, or by a person's decision. */
  PARKED("Parked"),
  /** It was stopped before it was sent. Final. */
  CANCELLED("Cancelled");

  private final String code;

  QueueItemState(String code) {
    this.code = code;
  }

  /** Returns the code on the wire. */
  public String code() {
    return code;
  }

  /** Returns whether it waits for its time. */
  public boolean isWaiting() {
    return this == QUEUED || this == DRY_RUN_PLANNED || this == WOULD_SEND;
  }

  /** Returns whether nothing is to be done about it any more, unless a refresh opens it again. */
  public boolean isSettled() {
    return this == SENT
        || this == FAILED
        || this == CANCELLED
        || this == SKIPPED
        || this == FAILED_VALIDATION;
  }

  /** Returns whether a worker holds it. */
  public boolean isLeased() {
    return this == CLAIMED || this == SENDING;
  }
}
