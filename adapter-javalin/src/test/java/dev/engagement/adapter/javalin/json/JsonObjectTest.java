package dev.engagement.adapter.javalin.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

  private record Pair(String name, Optional<Integer> number, List<String> inner) {}

  private static Pair pair(JsonObject json) {
    Supplier<String> name = json.required("name", Values.TEXT);
    Optional<Integer> number = json.optional("number", Values.INTEGER);
    Optional<List<String>> inner =
        json.optional(
            "inner",
            Values.list(JsonObject.reader(one -> one.required("x", Values.TEXT).get()), 3));
    return new Pair(name.get(), number, inner.orElse(List.of()));
  }

  private static <T> T read(String text, Function<JsonObject, T> reading) {
    return JsonObject.read(Json.read(new ByteArrayInputStream(text.getBytes(UTF_8))), reading);
  }

  private static EngagementException refusal(String text) {
    return catchThrowableOfType(EngagementException.class, () -> read(text, JsonObjectTest::pair));
  }

  @Test
  void readsWhatIsThere() {
    assertThat(read("{\"name\": \"a\", \"inner\": [{\"x\": \"b\"}]}", JsonObjectTest::pair))
        .isEqualTo(new Pair("a", Optional.empty(), List.of("b")));
  }

  @Test
  void tellsAllThatIsWrongWithItsPlace() {
    EngagementException refused =
        refusal("{\"number\": 1.0, \"inner\": [{\"x\": \"b\"}, {\"y\": 1}], \"more\": null}");

    assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
    assertThat(refused.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("name", "number", "inner[1].x", "inner[1].y", "more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "\"x\"",
        "{\"name\": null}",
        "{\"name\": 1}",
        "{\"name\": \"a\\u0000\"}",
        "{\"name\": \"\\ud800\"}",
        "{\"name\": \"a\", \"number\": \"1\"}",
        "{\"name\": \"a\", \"number\": 99999999999}",
        "{\"name\": \"a\", \"number\": null}",
        "{\"name\": \"a\", \"inner\": [{}, {}, {}, {}]}",
        "{\"name\": \"a\", \"inner\": [1]}"
      })
  void refusesValuesOfTheWrongKind(String text) {
    assertThat(refusal(text).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}}",
        "{} {}",
        "{'name': 'a'}",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"name\": NaN}",
        "{\"name\": \"a\u0001\"}"
      })
  void refusesWhatIsNoJson(String text) {
    assertThat(refusal(text).code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertThat(refusal("[".repeat(100_000)).code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
  }

  @Test
  void refusesWhatIsNotUtf8AndRepeatsNothingOfIt() {
    EngagementException refused =
        catchThrowableOfType(
            EngagementException.class,
            () ->
                Json.read(new ByteArrayInputStream("{\"name\": \"Küche\"}".getBytes(ISO_8859_1))));

    assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
    assertThat(refused.getMessage()).doesNotContain("che");
  }
}
