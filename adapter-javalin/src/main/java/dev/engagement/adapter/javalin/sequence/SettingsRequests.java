package dev.engagement.adapter.javalin.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Place;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.TimeSlot;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The settings beside a plan, as people write them down. */
final class SettingsRequests {

  private static final int DAYS_OF_A_WEEK = 7;

  private static final ValueReader<List<TimeSlot>> SLOTS = Values.list(SettingsRequests::slot, 100);

  private static final Pattern CALENDAR_CODE = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,3})?");

  private static final ValueReader<String> CALENDAR =
      Values.parsed(
          text -> Optional.of(text).filter(it -> CALENDAR_CODE.matcher(it).matches()),
          ErrorCode.INVALID_REQUEST,
          "must be a country such as us, or one of its regions such as us-ny");

  private SettingsRequests() {}

  /** Returns the settings with what the body says of them; the rest stays. */
  static SequenceSettings read(JsonObject json, SequenceSettings current) {
    return new SequenceSettings(
        json.optional("sendWindow", JsonObject.reader(SettingsRequests::window))
            .orElse(current.sendWindow()),
        json.optional("cooldowns", JsonObject.reader(SettingsRequests::cooldowns))
            .orElse(current.cooldowns()),
        json.optional("guardrails", JsonObject.reader(SettingsRequests::guardrails))
            .orElse(current.guardrails()));
  }

  private static SendWindow window(JsonObject json) {
    Optional<ZoneId> timezone = json.optional("timezone", Values.ZONE);
    Optional<List<TimeSlot>> business = json.optional("businessHours", SLOTS);
    Optional<List<TimeSlot>> quiet = json.optional("quietHours", SLOTS);
    Optional<String> holidays = json.optional("holidays", CALENDAR);
    return new SendWindow(timezone, business.orElse(List.of()), quiet.orElse(List.of()), holidays);
  }

  private static Optional<TimeSlot> slot(JsonNode node, Place place) {
    return JsonObject.reader(SlotRequest::read)
        .read(node, place)
        .flatMap(
            slot ->
                slot.isPossible()
                    ? Optional.of(slot.toSlot())
                    : place.refuse(
                        ErrorCode.INVALID_REQUEST,
                        "must have a day from 1 (Monday) to 7, and an end that is not its start"));
  }

  private record SlotRequest(int day, LocalTime start, LocalTime end) {

    static SlotRequest read(JsonObject json) {
      Supplier<Integer> day = json.required("day", Values.INTEGER);
      Supplier<LocalTime> start = json.required("start", Values.TIME_OF_DAY);
      Supplier<LocalTime> end = json.required("end", Values.TIME_OF_DAY);
      return new SlotRequest(day.get(), start.get(), end.get());
    }

    boolean isPossible() {
      return day >= 1 && day <= DAYS_OF_A_WEEK && !start.equals(end);
    }

    TimeSlot toSlot() {
      return new TimeSlot(day, minutes(start), minutes(end));
    }

    private static int minutes(LocalTime time) {
      return time.getHour() * 60 + time.getMinute();
    }
  }

  private static Cooldowns cooldowns(JsonObject json) {
    return new Cooldowns(
        json.optional("perContact", Values.DURATION),
        json.optional("perSequence", Values.DURATION));
  }

  private static SequenceGuardrails guardrails(JsonObject json) {
    SequenceGuardrails usual = SequenceGuardrails.DEFAULT;
    return new SequenceGuardrails(
        json.optional("dailyCap", Values.INTEGER),
        json.optional("unsubscribe", Values.FLAG).orElse(usual.unsubscribe()),
        json.optional("respectOptOut", Values.FLAG).orElse(usual.respectOptOut()));
  }
}
