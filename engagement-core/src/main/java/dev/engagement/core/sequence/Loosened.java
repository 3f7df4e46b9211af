package dev.engagement.core.sequence;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SequenceSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells which reasons to wait a change of settings may have done away with. */
final class Loosened {

  private Loosened() {}

  static Set<ReasonCode> reasons(SequenceSettings before, SequenceSettings after) {
    Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
    if (!before.sendWindow().equals(after.sendWindow())) { // its zone counts days and hours
      reasons.addAll(
          EnumSet.of(
              ReasonCode.OUTSIDE_BUSINESS_HOURS,
              ReasonCode.QUIET_HOURS,
              ReasonCode.HOLIDAY,
              ReasonCode.WINDOW_NEVER_OPENS,
              ReasonCode.SEQUENCE_DAILY_CAP));
    }
    if (cap(after) > cap(before)) {
      reasons.add(ReasonCode.SEQUENCE_DAILY_CAP);
    }
    reasons.addAll(cooldowns(before.cooldowns(), after.cooldowns()));
    return reasons;
  }

  private static int cap(SequenceSettings settings) {
    return settings.guardrails().dailyCap().orElse(Integer.MAX_VALUE);
  }

  private static Set<ReasonCode> cooldowns(Cooldowns before, Cooldowns after) {
    Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
    if (shorter(before.perContact(), after.perContact())) {
      reasons.add(ReasonCode.CONTACT_COOLDOWN);
    }
    if (shorter(before.perSequence(), after.perSequence())) {
      reasons.add(ReasonCode.SEQUENCE_COOLDOWN);
    }
    return reasons;
  }

  private static boolean shorter(Optional<Duration> before, Optional<Duration> after) {
    return after.orElse(Duration.ZERO).compareTo(before.orElse(Duration.ZERO)) < 0;
  }
}
