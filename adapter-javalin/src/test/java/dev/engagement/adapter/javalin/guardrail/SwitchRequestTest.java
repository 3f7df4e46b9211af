package dev.engagement.adapter.javalin.guardrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.SwitchScope;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchRequestTest {

  private static <T> T read(String body, Function<JsonObject, T> reading) {
    return JsonObject.read(Json.read(new ByteArrayInputStream(body.getBytes(UTF_8))), reading);
  }

  private static SwitchRequest canary(String canary) {
    return read("{\"scope\": \"tenant\", \"canary\": " + canary + "}", SwitchRequest::read);
  }

  @Test
  void readsAKillSwitchAsItEverDid() {
    SwitchRequest stop =
        read("{\"scope\": \"global\", \"stopped\": true, \"reason\": \"x\"}", SwitchRequest::read);

    assertThat(stop.target().scope()).isEqualTo(SwitchScope.GLOBAL);
    assertThat(stop.stopped()).isTrue();
    assertThat(stop.reason()).contains("x");
    assertThat(stop.canary()).isEmpty();
  }

  @Test
  void readsCanaries() {
    assertThat(canary("{\"share\": 10}").canary().orElseThrow().rule())
        .contains(new CanaryRule.Share(10));
    assertThat(canary("{\"count\": 50}").canary().orElseThrow().rule())
        .contains(new CanaryRule.Count(50));
    assertThat(canary("{\"allow\": [\"Ann@Example.ORG\", \"ann@example.org\"]}").canary())
        .contains(
            new CanaryRequest(
                Optional.of(new CanaryRule.AllowList(Set.of("ann@example.org"))), true));
    assertThat(canary("\"promote\"").canary()).contains(new CanaryRequest(Optional.empty(), true));
    assertThat(canary("\"rollback\"").canary())
        .contains(new CanaryRequest(Optional.empty(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "[]",
        "\"\"",
        "\"Promote\"",
        "{}",
        "{\"share\": 0}",
        "{\"share\": 100}",
        "{\"share\": \"10\"}",
        "{\"share\": 10, \"count\": 5}",
        "{\"count\": 0}",
        "{\"count\": 1.5}",
        "{\"allow\": \"a@example.org\"}",
        "{\"allow\": [\"nobody\"]}"
      })
  void refusesOtherCanaries(String canary) {
    assertThat(refusal("{\"scope\": \"tenant\", \"canary\": " + canary + "}").code())
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scope\": \"tenant\"}",
        "{\"scope\": \"tenant\", \"canary\": \"promote\", \"stopped\": false}",
        "{\"scope\": \"tenant\", \"canary\": \"promote\", \"reason\": \"because\"}",
        "{\"scope\": \"sender\", \"canary\": \"promote\"}"
      })
  void refusesHalfOfOneAndHalfOfTheOther(String body) {
    assertThat(refusal(body).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void knowsNoOtherMember() {
    assertThat(refusal("{\"scope\": \"tenant\", \"canary\": {\"share\": 1, \"x\": 1}}").code())
        .isEqualTo(ErrorCode.UNKNOWN_FIELD);
  }

  private static EngagementException refusal(String body) {
    return catchThrowableOfType(EngagementException.class, () -> read(body, SwitchRequest::read));
  }

  @Test
  void readsLimitsWithTheDefaultForWhatIsLeftOut() {
    assertThat(read("{}", LimitRequest::read))
        .isEqualTo(new LimitRequest(Optional.of(RateLimits.DEFAULT), Optional.empty()));
    assertThat(
            read(
                "{\"sender\": {\"perHour\": 7}, \"domain\": {\"perHour\": 8}}", LimitRequest::read))
        .isEqualTo(
            new LimitRequest(Optional.of(new RateLimits(20, 7, 5_000, 8)), Optional.empty()));
    assertThat(read("{\"global\": {\"perHour\": 9}}", LimitRequest::read))
        .as("what is global alone leaves the tenant's as they are")
        .isEqualTo(new LimitRequest(Optional.empty(), Optional.of(9)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tenant\": {}}",
        "{\"tenant\": {\"perMinute\": 1, \"perHour\": 1}}",
        "{\"domain\": {\"perHour\": 0}}",
        "{\"sender\": {\"perMinute\": 1000000001}}",
        "{\"sender\": 5}",
        "{\"global\": {}}"
      })
  void refusesOtherLimits(String body) {
    EngagementException refusal =
        catchThrowableOfType(EngagementException.class, () -> read(body, LimitRequest::read));

    assertThat(refusal).isNotNull();
  }
}
