package dev.engagement.adapter.jdbi.sequence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sequence's settings as they are stored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingsDocument(
    @Nullable String timezone,
    List<Slot> businessHours,
    List<Slot> quietHours,
    @Nullable String holidays,
    @Nullable String perContact,
    @Nullable String perSequence,
    @Nullable Integer dailyCap,
    boolean unsubscribe,
    boolean respectOptOut) {

  record Slot(int day, int start, int end) {}

  static SettingsDocument of(SequenceSettings settings) {
    SendWindow window = settings.sendWindow();
    Cooldowns cooldowns = settings.cooldowns();
    SequenceGuardrails guardrails = settings.guardrails();
    return new SettingsDocument(
        window.timezone().map(ZoneId::getId).orElse(null),
        slots(window.businessHours()),
        slots(window.quietHours()),
        window.holidays().orElse(null),
        cooldowns.perContact().map(Duration::toString).orElse(null),
        cooldowns.perSequence().map(Duration::toString).orElse(null),
        guardrails.dailyCap().orElse(null),
        guardrails.unsubscribe(),
        guardrails.respectOptOut());
  }

  SequenceSettings toSettings() {
    return new SequenceSettings(
        new SendWindow(
            Optional.ofNullable(timezone).map(ZoneId::of),
            timeSlots(businessHours),
            timeSlots(quietHours),
            Optional.ofNullable(holidays)),
        new Cooldowns(duration(perContact), duration(perSequence)),
        new SequenceGuardrails(Optional.ofNullable(dailyCap), unsubscribe, respectOptOut));
  }

  private static List<Slot> slots(List<TimeSlot> slots) {
    return slots.stream().map(slot -> new Slot(slot.day(), slot.start(), slot.end())).toList();
  }

  private static List<TimeSlot> timeSlots(List<Slot> slots) {
    return slots.stream().map(slot -> new TimeSlot(slot.day(), slot.start(), slot.end())).toList();
  }

  private static Optional<Duration> duration(@Nullable String iso) {
    return Optional.ofNullable(iso).map(Duration::parse);
  }
}
