package dev.engagement.adapter.javalin.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  private static <T> T read(String json, ValueReader<T> reader) {
    String body = "{\"x\": " + json + "}";
    return JsonObject.read(
        Json.read(new ByteArrayInputStream(body.getBytes(UTF_8))),
        object -> object.required("x", reader).get());
  }

  private static ErrorCode refusal(String json, ValueReader<?> reader) {
    return catchThrowableOfType(EngagementException.class, () -> read(json, reader)).code();
  }

  @Test
  void readsTimes() {
    assertThat(read("\"America/St_Johns\"", Values.ZONE)).isEqualTo(ZoneId.of("America/St_Johns"));
    assertThat(read("\"PT24H\"", Values.DURATION)).isEqualTo(Duration.ofDays(1));
    assertThat(read("\"09:30\"", Values.TIME_OF_DAY)).isEqualTo(LocalTime.of(9, 30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Mars/Base\"", "\"+02:00\"", "\"europe/berlin\"", "\"\"", "1"})
  void refusesWhatIsNoZone(String json) {
    assertThat(refusal(json, Values.ZONE)).isEqualTo(ErrorCode.INVALID_TIMEZONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"-PT1H\"", "\"P1M\"", "\"PT9223372036854775807S\"", "\"1 day\"", "60", "\"\""})
  void refusesWhatIsNoDuration(String json) {
    assertThat(refusal(json, Values.DURATION)).isEqualTo(ErrorCode.INVALID_DURATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"9:00\"", "\"24:00\"", "\"09:00:00\"", "\"noon\"", "900"})
  void refusesWhatIsNoTimeOfDay(String json) {
    assertThat(refusal(json, Values.TIME_OF_DAY)).isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1-1-1-1-1\"", "\"019b76da-a800-7000-8000-00000000002\"", "\"x\"", "1"})
  void refusesWhatIsNoId(String json) {
    assertThat(refusal(json, Values.ID)).isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void keepsMergeValuesAsTheyWereWritten() {
    assertThat(
            read(
                "{\"a\": 1.50, \"b\": [true, \"x\", {}], \"c\": 12345678901234567890}",
                MergeValues.READER))
        .isEqualTo(
            Map.of(
                "a",
                new BigDecimal("1.50"),
                "b",
                List.of(true, "x", Map.of()),
                "c",
                new BigDecimal("12345678901234567890")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"a\": null}",
        "{\"a\": [null]}",
        "{\"a\": 1e9999}",
        "{\"a\": \"\\u0000\"}",
        "{\"\\u0000\": 1}",
        "{\"a\": {\"b\": \"\\udc00\"}}"
      })
  void refusesMergeValuesThatCannotBeKept(String json) {
    assertThat(refusal(json, MergeValues.READER)).isEqualTo(ErrorCode.INVALID_REQUEST);
  }
}
