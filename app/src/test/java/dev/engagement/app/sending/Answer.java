package dev.engagement.app.sending;

/** What the sink says to a request, and whether it has taken the mail then. */
enum Answer {
  /** 202, as documented. */
  ACCEPTED(true, false),
  /** 202 with a {@code Retry-After}, which is acceptance all the same. */
  ACCEPTED_RETRY(true, false),
  /** Takes the mail and closes the connection without a word. */
  DROPPED(true, true),
  /** Takes the mail and says 504. */
  GATEWAY_TIMEOUT(true, true),
  /** Takes the mail and says so slower than anybody waits. */
  SLOW(true, true),
  /** Takes the mail and says something that is not HTTP. */
  GARBAGE(true, true),
  /** 429 with {@code Retry-After} in seconds. */
  THROTTLED_SECONDS(false, false),
  /** 429 with {@code Retry-After} as a date. */
  THROTTLED_DATE(false, false),
  /** 413. */
  TOO_LARGE(false, false),
  /** 401, for keys that are wrong. */
  UNAUTHORIZED(false, false),
  /** A page for people, as a broken proxy gives it with 502. */
  HTML(false, true);

  private final boolean taken;
  private final boolean ambiguous;

  Answer(boolean taken, boolean ambiguous) {
    this.taken = taken;
    this.ambiguous = ambiguous;
  }

  /** Returns whether the sink has the mail. */
  boolean taken() {
    return taken;
  }

  /** Returns whether nobody can tell from the answer whether it was taken. */
  boolean ambiguous() {
    return ambiguous;
  }
}
