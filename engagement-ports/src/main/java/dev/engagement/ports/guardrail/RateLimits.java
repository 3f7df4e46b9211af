package dev.engagement.ports.guardrail;

/**
 * How many mails a tenant lets go at the most in any sliding window: each of its senders, the
 * tenant as a whole, and to each recipient domain.
 */
public record RateLimits(
    int senderPerMinute, int senderPerHour, int tenantPerHour, int domainPerHour) {

  /** What holds for a tenant that has set nothing. */
  public static final RateLimits DEFAULT = new RateLimits(20, 1_000, 5_000, 200);

  /** How many mails everybody together lets go in an hour, where nothing is set. */
  public static final int DEFAULT_GLOBAL_PER_HOUR = 20_000;

  /** The highest limit that can be set. */
  public static final int HIGHEST = 1_000_000_000;

  /** Nothing is limited as far as anybody can tell. */
  public static final RateLimits WIDEST = new RateLimits(HIGHEST, HIGHEST, HIGHEST, HIGHEST);

  public RateLimits {
    check(senderPerMinute);
    check(senderPerHour);
    check(tenantPerHour);
    check(domainPerHour);
  }

  private static void check(int limit) {
    if (limit < 1 || limit > HIGHEST) {
      throw new IllegalArgumentException("a limit is from 1 to " + HIGHEST + "; was " + limit);
    }
  }
}
