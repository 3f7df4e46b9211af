package dev.engagement.adapter.javalin.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.adapter.javalin.json.Json;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.testkit.fixture.Given;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceRequestsTest {

  private static final String ID = Given.id().toString();

  private static SequenceDraft read(String members) {
    String body =
        "{\"name\": \"S\", \"identityId\": \"" + ID + "\", " + members.replace("ID", ID) + "}";
    return JsonObject.read(
        Json.read(new ByteArrayInputStream(body.getBytes(UTF_8))), SequenceRequests::draft);
  }

  @Test
  void readsTheSettingsOfThePivotalSpecification() {
    SequenceDraft draft =
        read(
            """
            "steps": [], "sendWindow": {"timezone": "Europe/Berlin",
              "businessHours": [{"day": 1, "start": "09:00", "end": "17:00"}],
              "quietHours": [{"day": 6, "start": "00:00", "end": "23:59"}]},
            "cooldowns": {"perContact": "PT24H", "perSequence": "PT12H"},
            "guardrails": {"unsubscribe": true, "dailyCap": 200, "respectOptOut": true}
            """);

    assertThat(draft.settings())
        .isEqualTo(
            new SequenceSettings(
                new SendWindow(
                    Optional.of(ZoneId.of("Europe/Berlin")),
                    List.of(new TimeSlot(1, 540, 1_020)),
                    List.of(new TimeSlot(6, 0, 1_440))),
                new Cooldowns(Optional.of(Duration.ofHours(24)), Optional.of(Duration.ofHours(12))),
                new SequenceGuardrails(Optional.of(200), true, true)));
  }

  @Test
  void readsSteps() {
    SequenceDraft draft =
        read(
            """
            "steps": [{"type": "email", "mode": "auto", "templateId": "ID", "wait": "P2DT4H",
              "anchor": "start"}, {"type": "wait", "wait": "P1W"}]
            """);

    assertThat(draft.steps())
        .containsExactly(
            new StepDraft(
                Optional.empty(),
                StepKind.EMAIL,
                Optional.of("auto"),
                Optional.of(new TemplateId(UUID.fromString(ID))),
                new Delay(2, Duration.ofHours(4), DelayAnchor.START)),
            new StepDraft(
                Optional.empty(),
                StepKind.WAIT,
                Optional.empty(),
                Optional.empty(),
                new Delay(7, Duration.ZERO, DelayAnchor.PREVIOUS)));
  }

  @Test
  void leavesLaterKindsToTheCoreWhateverTheySay() {
    SequenceDraft draft =
        read("\"steps\": [{\"type\": \"task\", \"taskType\": \"call\", \"dueIn\": \"P1D\"}]");

    assertThat(draft.steps()).extracting(StepDraft::kind).containsExactly(StepKind.TASK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type': 'email', 'fallback': {}}; step_kind_unsupported; steps[0].fallback",
        "{'type': 'email', 'branch': []}; step_kind_unsupported; steps[0].branch",
        "{'type': 'email', 'templatId': 'x'}; unknown_field; steps[0].templatId",
        "{'type': 'email', 'wait': 'P1M'}; invalid_duration; steps[0].wait",
        "{'type': 'email', 'wait': '-P1D'}; invalid_duration; steps[0].wait",
        "{'type': 'email', 'wait': 1}; invalid_duration; steps[0].wait",
        "{'type': 'email', 'mode': 'sometimes'}; invalid_request; steps[0].mode",
        "{'type': 'fax'}; invalid_request; steps[0].type",
        "{}; invalid_request; steps[0].type",
        "7; invalid_request; steps[0]"
      })
  void refusesStepsThatCannotBeRead(String step, String code, String field) {
    EngagementException refused =
        refusal("\"steps\": [%s]".formatted(step.replace('\'', '"').trim()));

    assertThat(refused.code().code()).isEqualTo(code.trim());
    assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field.trim());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'sendWindow': {'timezone': 'Mars'}; invalid_timezone; sendWindow.timezone",
        "'sendWindow': {'businessHours': [{'day': 8, 'start': '09:00', 'end': '10:00'}]};"
            + " invalid_request; sendWindow.businessHours[0]",
        "'sendWindow': {'businessHours': [{'day': 1, 'start': '09:00', 'end': '09:00'}]};"
            + " invalid_request; sendWindow.businessHours[0]",
        "'sendWindow': {'quietHours': [{'day': 1, 'start': '9', 'end': '09:00'}]};"
            + " invalid_request; sendWindow.quietHours[0].start",
        "'cooldowns': {'perContact': '-PT1H'}; invalid_duration; cooldowns.perContact",
        "'guardrails': {'dailyCap': '200'}; invalid_request; guardrails.dailyCap",
        "'guardrails': {'dailyCaps': 200}; unknown_field; guardrails.dailyCaps"
      })
  void refusesSettingsThatCannotBeRead(String settings, String code, String field) {
    EngagementException refused = refusal("\"steps\": [], " + settings.replace('\'', '"').trim());

    assertThat(refused.code().code()).isEqualTo(code.trim());
    assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field.trim());
  }

  private static EngagementException refusal(String members) {
    return catchThrowableOfType(EngagementException.class, () -> read(members));
  }

  @Test
  void readsTheCalendarOfHolidays() {
    SequenceDraft draft = read("\"steps\": [], \"sendWindow\": {\"holidays\": \"us-ny\"}");

    assertThat(draft.settings().sendWindow().holidays()).contains("us-ny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "usa", "us-", "us-abcd", "us_ny", " us", "us\\n", "../us"})
  void refusesWhatIsNoCalendar(String code) {
    String members = "\"steps\": [], \"sendWindow\": {\"holidays\": \"" + code + "\"}";

    assertThat(catchThrowableOfType(EngagementException.class, () -> read(members)).code())
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }
}
