package dev.engagement.ports.queue;

/**
 * What one turn of the worker did.
 *
 * @param returned put back because the provider did not take it
 * @param deferred put back by a guardrail, to a later instant or until someone acts
 * @param rescued taken back from workers that went away
 */
public record Tick(
    long claimed,
    long deferred,
    long skipped,
    long invalid,
    long cancelled,
    long sent,
    long failed,
    long returned,
    long unconfirmed,
    long parked,
    long rescued) {

  /** Nothing happened. */
  public static final Tick NONE = new Tick(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the sum of both. */
  public Tick plus(Tick other) {
    return new Tick(
        claimed + other.claimed,
        deferred + other.deferred,
        skipped + other.skipped,
        invalid + other.invalid,
        cancelled + other.cancelled,
        sent + other.sent,
        failed + other.failed,
        returned + other.returned,
        unconfirmed + other.unconfirmed,
        parked + other.parked,
        rescued + other.rescued);
  }

  /** Returns whether anything happened, so that there may be more to do at once. */
  public boolean worked() {
    return !equals(NONE);
  }
}
