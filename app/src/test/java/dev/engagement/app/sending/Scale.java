package dev.engagement.app.sending;

import dev.engagement.ports.guardrail.RateWindows;
import java.time.Duration;

/**
 * How much of everything there is: in every build as much as fits into a few minutes, with {@code
 * -Dsending.long=true} ten times as much, and real minutes and hours. {@code -Dsending.percent=20}
 * makes a first look shorter.
 */
final class Scale {

  private static final boolean LONG = Boolean.getBoolean("sending.long");
  private static final int PERCENT = Integer.getInteger("sending.percent", LONG ? 1_000 : 100);
  private static final RateWindows SHORT =
      new RateWindows(
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          RateWindows.USUAL.startWithin(),
          RateWindows.USUAL.clockTolerance());

  private Scale() {}

  /** Returns so many times a number. */
  static int of(int number) {
    return number * PERCENT / 100;
  }

  /** Returns the windows of rate limits, of the usual length or short ones of the same kind. */
  static RateWindows windows() {
    return LONG ? RateWindows.USUAL : SHORT;
  }
}
