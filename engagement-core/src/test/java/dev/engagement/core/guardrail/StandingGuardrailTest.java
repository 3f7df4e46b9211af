package dev.engagement.core.guardrail;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static dev.engagement.ports.guardrail.GuardrailName.ADDRESS;
import static dev.engagement.ports.guardrail.GuardrailName.CONTENT;
import static dev.engagement.ports.guardrail.GuardrailName.ENROLLMENT;
import static dev.engagement.ports.guardrail.GuardrailName.IDENTITY;
import static dev.engagement.ports.guardrail.GuardrailName.KILL_SWITCH;
import static dev.engagement.ports.guardrail.GuardrailName.SENDING;
import static dev.engagement.ports.guardrail.GuardrailName.SEQUENCE;
import static dev.engagement.ports.guardrail.GuardrailName.SUPPRESSION;
import static dev.engagement.ports.guardrail.VerdictKind.DENY;
import static dev.engagement.ports.guardrail.VerdictKind.HOLD;
import static dev.engagement.ports.guardrail.VerdictKind.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.FactsBuilder;
import dev.engagement.core.Samples;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.template.TemplateState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not depend on the moment, each objection with the one fact that causes it. */
class StandingGuardrailTest {

  private static final UUID SEQUENCE_ID = Samples.SEQUENCE.value();
  private static final UUID SENDER_ID = new UUID(0, 7);
  private static final String LINK = "https://mail.example/u/token";
  private static final UUID OTHER_ID = new UUID(0, 77);

  private record Row(
      FactsBuilder facts,
      GuardrailName guardrail,
      VerdictKind kind,
      ReasonCode code,
      Map<String, String> values) {

    @Override
    public String toString() {
      return kind + " " + code + " " + values;
    }
  }

  private static Stream<Row> objections() {
    return Stream.of(
        killed(new ActiveSwitches(true, true, Set.of(), Set.of()), ReasonCode.KILLED_GLOBAL),
        killed(
            new ActiveSwitches(false, true, Set.of(SEQUENCE_ID), Set.of()),
            ReasonCode.KILLED_TENANT),
        killed(
            new ActiveSwitches(false, false, Set.of(SEQUENCE_ID), Set.of(SENDER_ID)),
            ReasonCode.KILLED_SEQUENCE),
        killed(
            new ActiveSwitches(false, false, Set.of(OTHER_ID), Set.of(SENDER_ID)),
            ReasonCode.KILLED_SENDER),
        row(allowed().sendingOff(), SENDING, HOLD, ReasonCode.SENDING_DISABLED, Map.of()),
        row(
            allowed().through(Provider.SMTP),
            SENDING,
            HOLD,
            ReasonCode.PUBLIC_URL_MISSING,
            Map.of()),
        sequence(SequenceState.DRAFT, HOLD),
        sequence(SequenceState.PAUSED, HOLD),
        sequence(SequenceState.ARCHIVED, DENY),
        enrollment(EnrollmentState.PAUSED, HOLD, ReasonCode.ENROLLMENT_PAUSED),
        enrollment(EnrollmentState.STOPPED, DENY, ReasonCode.ENROLLMENT_FINISHED),
        enrollment(EnrollmentState.SENT, DENY, ReasonCode.ENROLLMENT_FINISHED),
        enrollment(EnrollmentState.FAILED, DENY, ReasonCode.ENROLLMENT_FINISHED),
        recipient(RecipientState.STOPPED),
        recipient(RecipientState.FAILED),
        recipient(RecipientState.SENT),
        row(allowed().withoutIdentity(), IDENTITY, HOLD, ReasonCode.IDENTITY_MISSING, Map.of()),
        identity(IdentityState.PAUSED),
        identity(IdentityState.UNVERIFIED),
        row(
            allowed().available(Set.of(Provider.SENDGRID)),
            IDENTITY,
            HOLD,
            ReasonCode.PROVIDER_UNAVAILABLE,
            Map.of("provider", "file")),
        row(
            allowed().through(Provider.SENDGRID).unsubscribingAt(LINK).ready(Set.of(Provider.FILE)),
            IDENTITY,
            HOLD,
            ReasonCode.CREDENTIALS_MISSING,
            Map.of("provider", "sendgrid")),
        address("nobody", "nobody"),
        address("ada@example.com\r\nBcc: eve@example.com", "ada@example.com"),
        row(
            allowed().suppressed(SuppressionReason.BOUNCE),
            SUPPRESSION,
            DENY,
            ReasonCode.SUPPRESSED,
            Map.of("reason", "bounce")),
        invalid(allowed().withoutStep(), ReasonCode.STEP_MISSING, Map.of()),
        invalid(allowed().template(Optional.empty()), ReasonCode.TEMPLATE_MISSING, Map.of()),
        template(TemplateState.DRAFT),
        template(TemplateState.ARCHIVED),
        invalid(
            allowed().missing("company", "role"),
            ReasonCode.MISSING_VARIABLE,
            Map.of("variables", "company, role")),
        invalid(
            allowed().problem("output_too_large"),
            ReasonCode.CONTENT_UNSENDABLE,
            Map.of("problem", "output_too_large")));
  }

  @ParameterizedTest
  @MethodSource("objections")
  void objectsForOneFactAndNoOtherGuardrailDoes(Row row) {
    List<Verdict> objections =
        verdicts(row.facts()).stream()
            .filter(verdict -> verdict.kind() != VerdictKind.ALLOW)
            .toList();

    assertThat(objections)
        .containsExactly(Verdict.refuse(row.guardrail(), row.kind(), row.code(), row.values()));
  }

  @Test
  void allowsWhatNothingStandsInTheWayOf() {
    assertThat(verdicts(allowed()))
        .extracting(Verdict::kind)
        .containsOnly(VerdictKind.ALLOW)
        .hasSize(GuardrailName.values().length);
  }

  @Test
  void speaksInTheOrderOfTheNames() {
    assertThat(verdicts(allowed()))
        .extracting(Verdict::guardrail)
        .containsExactly(GuardrailName.values());
    assertThat(verdicts(everythingWrong()))
        .extracting(Verdict::guardrail)
        .containsExactly(GuardrailName.values());
  }

  @Test
  void sendsThroughAProviderThatHasCredentialsWithALinkToUnsubscribe() {
    assertThat(verdicts(allowed().through(Provider.SENDGRID).unsubscribingAt(LINK)))
        .extracting(Verdict::kind)
        .containsOnly(VerdictKind.ALLOW);
  }

  @Test
  void tellsThatTheProviderIsNotThereBeforeItAsksForCredentials() {
    FactsBuilder facts =
        allowed().available(Set.of(Provider.SMTP)).ready(Set.of()).unsubscribingAt(LINK);

    assertThat(new IdentityGuardrail().check(facts.build(), none()).code())
        .isEqualTo(ReasonCode.PROVIDER_UNAVAILABLE);
  }

  @ParameterizedTest
  @EnumSource(SuppressionReason.class)
  void deniesWhatIsSuppressedForWhateverReason(SuppressionReason reason) {
    Verdict verdict =
        new SuppressionGuardrail().check(allowed().suppressed(reason).build(), none());

    assertThat(verdict.kind()).isEqualTo(DENY);
    assertThat(verdict.values()).containsEntry("reason", reason.code());
  }

  private static FactsBuilder everythingWrong() {
    return allowed()
        .switches(new ActiveSwitches(true, true, Set.of(), Set.of()))
        .sendingOff()
        .sequence(SequenceState.ARCHIVED)
        .enrollment(EnrollmentState.STOPPED)
        .withoutIdentity()
        .address("nobody", "nobody")
        .suppressed(SuppressionReason.LEGAL)
        .withoutStep();
  }

  private static List<Verdict> verdicts(FactsBuilder facts) {
    return Stream.of(
            Guardrails.STANDING,
            List.of(Guardrails.CANARY),
            Guardrails.TIMED,
            List.of(Guardrails.CONTENT))
        .flatMap(List::stream)
        .map(guardrail -> guardrail.check(facts.build(), none()))
        .toList();
  }

  private static Moment none() {
    SendingHours always = SendingHours.of(SendWindow.ALWAYS, FactsBuilder.BERLIN);
    Pacing free = new Pacing(always, DayCaps.NONE, List.of(), List.of());
    return new Moment(Samples.NOW, free, unlimited(), List.of());
  }

  private static Row killed(ActiveSwitches switches, ReasonCode code) {
    return row(allowed().switches(switches), KILL_SWITCH, HOLD, code, Map.of());
  }

  private static Row sequence(SequenceState state, VerdictKind kind) {
    return row(
        allowed().sequence(state),
        SEQUENCE,
        kind,
        ReasonCode.SEQUENCE_NOT_ACTIVE,
        Map.of("state", state.code()));
  }

  private static Row enrollment(EnrollmentState state, VerdictKind kind, ReasonCode code) {
    return row(allowed().enrollment(state), ENROLLMENT, kind, code, Map.of("state", state.code()));
  }

  private static Row recipient(RecipientState state) {
    return row(
        allowed().recipient(state).enrollment(EnrollmentState.PAUSED),
        ENROLLMENT,
        DENY,
        ReasonCode.RECIPIENT_FINISHED,
        Map.of("state", state.code()));
  }

  private static Row identity(IdentityState state) {
    return row(
        allowed().identity(state),
        IDENTITY,
        HOLD,
        ReasonCode.IDENTITY_NOT_ACTIVE,
        Map.of("state", state.code()));
  }

  private static Row address(String value, String normalised) {
    return row(
        allowed().address(value, normalised),
        ADDRESS,
        INVALID,
        ReasonCode.INVALID_ADDRESS,
        Map.of());
  }

  private static Row template(TemplateState state) {
    return invalid(
        allowed().template(Optional.of(state)),
        ReasonCode.TEMPLATE_NOT_PUBLISHED,
        Map.of("state", state.code()));
  }

  private static Row invalid(FactsBuilder facts, ReasonCode code, Map<String, String> values) {
    return row(facts, CONTENT, INVALID, code, values);
  }

  private static Row row(
      FactsBuilder facts,
      GuardrailName guardrail,
      VerdictKind kind,
      ReasonCode code,
      Map<String, String> values) {
    return new Row(facts, guardrail, kind, code, values);
  }
}
