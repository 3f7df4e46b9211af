package dev.engagement.adapter.javalin.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.contact.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The readers of single values. */
public final class Values {

  private static final DateTimeFormatter CLOCK_TIME =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern DATE_TEXT = Pattern.compile("[1-9]\\d{3}-\\d\\d-\\d\\d");

  private static final Duration LONGEST = Duration.ofDays(3_650);

  public static final ValueReader<String> TEXT =
      (node, place) -> {
        if (!node.isTextual()) {
          return place.refuse(ErrorCode.INVALID_REQUEST, "must be text");
        }
        return Texts.storable(node.textValue())
            ? Optional.of(node.textValue())
            : place.refuse(ErrorCode.INVALID_REQUEST, "holds a character that is no text");
      };

  public static final ValueReader<Boolean> FLAG =
      (node, place) ->
          node.isBoolean()
              ? Optional.of(node.booleanValue())
              : place.refuse(ErrorCode.INVALID_REQUEST, "must be true or false");

  public static final ValueReader<Integer> INTEGER =
      (node, place) ->
          node.isIntegralNumber() && node.canConvertToInt()
              ? Optional.of(node.intValue())
              : place.refuse(ErrorCode.INVALID_REQUEST, "must be a whole number");

  public static final ValueReader<UUID> ID =
      parsed(Values::uuid, ErrorCode.INVALID_REQUEST, "must be a UUID");

  public static final ValueReader<EmailAddress> EMAIL =
      parsed(EmailAddress::parse, ErrorCode.INVALID_REQUEST, "must be a mail address");

  public static final ValueReader<ZoneId> ZONE =
      parsed(Values::zone, ErrorCode.INVALID_TIMEZONE, "must be an IANA time zone");

  public static final ValueReader<Duration> DURATION =
      parsed(
          Values::duration,
          ErrorCode.INVALID_DURATION,
          "must be an ISO 8601 duration of days, hours, minutes and seconds, at most 3650 days");

  /** Years of four digits: those that every database keeps. */
  public static final ValueReader<LocalDate> DATE =
      parsed(
          text ->
              DATE_TEXT.matcher(text).matches()
                  ? attempt(text, LocalDate::parse)
                  : Optional.empty(),
          ErrorCode.INVALID_REQUEST,
          "must be a date such as 2026-12-24");

  public static final ValueReader<LocalTime> TIME_OF_DAY =
      parsed(
          text -> attempt(text, t -> LocalTime.parse(t, CLOCK_TIME)),
          ErrorCode.INVALID_REQUEST,
          "must be a time of day such as 09:00");

  public static final ValueReader<Instant> INSTANT =
      parsed(
          text -> attempt(text, Instant::parse),
          ErrorCode.INVALID_REQUEST,
          "must be an instant such as 2026-02-27T12:00:00Z");

  /** Returns a reader of whole numbers in a range. */
  public static ValueReader<Integer> integer(int least, int most) {
    return (node, place) -> {
      Optional<Integer> number = INTEGER.read(node, place);
      return number.filter(it -> it < least || it > most).isPresent()
          ? place.refuse(ErrorCode.INVALID_REQUEST, "must be from " + least + " to " + most)
          : number;
    };
  }

  private Values() {}

  /** Returns a reader of text that stands for something. */
  public static <T> ValueReader<T> parsed(
      Function<String, Optional<T>> parser, ErrorCode code, String message) {
    return (node, place) -> {
      Optional<T> value = node.isTextual() ? parser.apply(node.textValue()) : Optional.<T>empty();
      return value.isPresent() ? value : place.refuse(code, message);
    };
  }

  /** Returns a reader of arrays of at most so many elements. */
  public static <T> ValueReader<List<T>> list(ValueReader<T> reader, int most) {
    return (node, place) -> {
      if (!node.isArray() || node.size() > most) {
        return place.refuse(
            ErrorCode.INVALID_REQUEST, "must be an array of at most " + most + " elements");
      }
      return elements(node, place, reader);
    };
  }

  private static <T> Optional<List<T>> elements(
      JsonNode array, Place place, ValueReader<T> reader) {
    List<T> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      reader.read(array.get(i), place.element(i)).ifPresent(values::add);
    }
    return values.size() == array.size() ? Optional.of(values) : Optional.empty();
  }

  private static Optional<UUID> uuid(String text) {
    return Ids.parse(text);
  }

  private static Optional<ZoneId> zone(String text) {
    return ZoneId.getAvailableZoneIds().contains(text)
        ? Optional.of(ZoneId.of(text))
        : Optional.empty();
  }

  private static Optional<Duration> duration(String text) {
    return attempt(text, Duration::parse)
        .filter(duration -> !duration.isNegative() && duration.compareTo(LONGEST) <= 0);
  }

  private static <T> Optional<T> attempt(String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeParseException | ArithmeticException wrong) {
      return Optional.empty();
    }
  }
}
