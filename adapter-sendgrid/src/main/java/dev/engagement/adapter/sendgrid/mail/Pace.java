package dev.engagement.adapter.sendgrid.mail;

/**
 * How quickly the provider answers: about the quickest of the last answers, because the others may
 * have waited for this machine rather than for the provider.
 */
final class Pace {

  /** So often would an answer have to come for one lane to be enough. */
  private static final long NANOS_A_MAIL = 100_000;

  private static final int FEWEST = 2;
  private static final int FORGETTING = 16;

  private volatile long quickest;

  /** Takes in how long an answer took. Losing one of two at the same time does no harm. */
  void note(long nanos) {
    long before = quickest;
    quickest = Math.min(nanos, before + before / FORGETTING + FORGETTING);
  }

  /** Returns how many requests side by side keep this machine busy. */
  int lanes() {
    return (int) Math.max(FEWEST, Math.min(quickest / NANOS_A_MAIL, Integer.MAX_VALUE));
  }
}
