package dev.engagement.benchmarks.micro;

import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What stands in the way of a batch. */
public enum Circumstances {
  /** Nothing: every mail goes now. */
  ALL_ALLOWED(RateLimits.WIDEST, SendWindow.ALWAYS, Optional.empty(), Cooldowns.NONE),
  /** The limits that hold where nothing is set: twenty go now, all others later. */
  DEFAULT_LIMITS(RateLimits.DEFAULT, SendWindow.ALWAYS, Optional.empty(), Cooldowns.NONE),
  /** Office hours and a cap of a hundred a day: a hundred go now, the others on the next days. */
  HOURS_AND_CAP(RateLimits.WIDEST, officeHours(), Optional.of(100), Cooldowns.NONE),
  /** All of that together, and a cooldown. */
  EVERYTHING(
      RateLimits.DEFAULT,
      officeHours(),
      Optional.of(100),
      new Cooldowns(Optional.of(Duration.ofDays(1)), Optional.of(Duration.ofDays(3))));

  private final RateLimits limits;
  private final SendWindow window;
  private final Optional<Integer> dailyCap;
  private final Cooldowns cooldowns;

  Circumstances(
      RateLimits limits, SendWindow window, Optional<Integer> dailyCap, Cooldowns cooldowns) {
    this.limits = limits;
    this.window = window;
    this.dailyCap = dailyCap;
    this.cooldowns = cooldowns;
  }

  RateLimits limits() {
    return limits;
  }

  SequenceSettings settings() {
    return new SequenceSettings(window, cooldowns, new SequenceGuardrails(dailyCap, true, true));
  }

  private static SendWindow officeHours() {
    List<TimeSlot> slots =
        IntStream.rangeClosed(1, 5).mapToObj(day -> new TimeSlot(day, 540, 1_020)).toList();
    return new SendWindow(Optional.empty(), slots, List.of());
  }
}
