package dev.engagement.ports.identity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Lets a new sender send a little more each day: so many on the first day, then so many more each
 * day in the identity's zone, until its daily limit, if it has one, is what holds.
 */
public record WarmUp(LocalDate startsOn, int firstDay, int dailyIncrease) {
  public WarmUp {
    if (firstDay < 1 || dailyIncrease < 0) {
      throw new IllegalArgumentException("a warm-up begins with a mail and never shrinks");
    }
  }

  /** Returns how many mails go at the most on that day; as many as on the first one before it. */
  public int most(LocalDate day) {
    long days = Math.max(0, ChronoUnit.DAYS.between(startsOn, day));
    return (int) Math.min(Integer.MAX_VALUE, firstDay + days * dailyIncrease);
  }
}
