package dev.engagement.adapter.javalin.sequence;

import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What lives beside a plan, in the shape of the pivotal specification. */
final class SettingsJson {

  private static final int MINUTES_OF_A_DAY = 1_440;

  private SettingsJson() {}

  record WindowJson(
      Optional<String> timezone,
      List<SlotJson> businessHours,
      List<SlotJson> quietHours,
      Optional<String> holidays) {
    static WindowJson of(SendWindow window) {
      return new WindowJson(
          window.timezone().map(ZoneId::getId),
          window.businessHours().stream().map(SlotJson::of).toList(),
          window.quietHours().stream().map(SlotJson::of).toList(),
          window.holidays());
    }
  }

  record SlotJson(int day, String start, String end) {
    static SlotJson of(TimeSlot slot) {
      return new SlotJson(slot.day(), clock(slot.start()), clock(slot.end()));
    }

    /** The end of the day is written as its last minute. */
    private static String clock(int minutes) {
      int shown = Math.min(minutes, MINUTES_OF_A_DAY - 1);
      return String.format(Locale.ROOT, "%02d:%02d", shown / 60, shown % 60);
    }
  }

  record CooldownsJson(Optional<String> perContact, Optional<String> perSequence) {
    static CooldownsJson of(Cooldowns cooldowns) {
      return new CooldownsJson(
          cooldowns.perContact().map(Duration::toString),
          cooldowns.perSequence().map(Duration::toString));
    }
  }

  record GuardrailsJson(boolean unsubscribe, Optional<Integer> dailyCap, boolean respectOptOut) {
    static GuardrailsJson of(SequenceGuardrails guardrails) {
      return new GuardrailsJson(
          guardrails.unsubscribe(), guardrails.dailyCap(), guardrails.respectOptOut());
    }
  }
}
