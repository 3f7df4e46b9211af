package dev.engagement.core.sequence;

import dev.engagement.core.TextRules;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what a sequence says beside its steps. */
final class SequenceRules {

  private static final Set<String> GOALS = Set.of("meeting", "reply", "signup", "custom");
  private static final Duration LONGEST_COOLDOWN = Duration.ofDays(3_650);
  private static final int MOST_SLOTS = 200;

  private SequenceRules() {}

  static void checkGoal(TextRules rules, String goal) {
    if (!GOALS.contains(goal)) {
      rules.add("goal", "unknown_value", "must be meeting, reply, signup or custom");
    }
  }

  static void checkSettings(
      TextRules rules, SequenceSettings settings, HolidayCalendars calendars) {
    checkSlots(rules, "sendWindow.businessHours", settings.sendWindow().businessHours());
    checkSlots(rules, "sendWindow.quietHours", settings.sendWindow().quietHours());
    checkHolidays(rules, settings.sendWindow(), calendars);
    checkCooldown(rules, "cooldowns.perContact", settings.cooldowns().perContact());
    checkCooldown(rules, "cooldowns.perSequence", settings.cooldowns().perSequence());
    rules.atLeast("guardrails.dailyCap", settings.guardrails().dailyCap(), 1);
    if (!settings.guardrails().respectOptOut()) {
      rules.add(
          "guardrails.respectOptOut", "opt_out_must_be_respected", "opt-outs are always respected");
    }
  }

  private static void checkSlots(TextRules rules, String field, List<TimeSlot> slots) {
    if (slots.size() > MOST_SLOTS) {
      rules.add(field, "too_many", "must name at most " + MOST_SLOTS + " slots");
    }
  }

  private static void checkHolidays(
      TextRules rules, SendWindow window, HolidayCalendars calendars) {
    if (window.holidays().filter(code -> !calendars.known(code)).isPresent()) {
      rules.add("sendWindow.holidays", "unknown_value", "no such calendar is known here");
    }
  }

  private static void checkCooldown(TextRules rules, String field, Optional<Duration> cooldown) {
    if (cooldown.isPresent() && outOfRange(cooldown.get())) {
      rules.add(field, "out_of_range", "must be between nothing and 3650 days");
    }
  }

  private static boolean outOfRange(Duration cooldown) {
    return cooldown.isNegative() || cooldown.compareTo(LONGEST_COOLDOWN) > 0;
  }
}
