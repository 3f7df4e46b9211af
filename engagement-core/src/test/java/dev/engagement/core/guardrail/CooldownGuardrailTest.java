package dev.engagement.core.guardrail;

import static dev.engagement.core.FactsBuilder.allowed;
import static dev.engagement.core.FactsBuilder.unlimited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.FactsBuilder;
import dev.engagement.core.Samples;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CooldownGuardrailTest {

  private static final Verdict ALLOW = Verdict.allow(GuardrailName.COOLDOWN);
  private static final SequenceId OTHER = new SequenceId(new UUID(0, 22));

  private final FactsBuilder facts =
      allowed().cooldowns("P1D", "P3D").lastSends("2026-03-05T08:00:00Z", "2026-03-01T08:00:00Z");

  @Test
  void leavesTheContactAloneAfterAnyMail() {
    assertThat(at("2026-03-06T07:59:59Z"))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.COOLDOWN,
                ReasonCode.CONTACT_COOLDOWN,
                Map.of("cooldown", "PT24H"),
                Instant.parse("2026-03-06T08:00:00Z")));
    assertThat(at("2026-03-06T08:00:00Z")).isEqualTo(ALLOW);
  }

  @Test
  void leavesTheContactAloneForLongerAfterAMailOfTheSequence() {
    facts.lastSends("2026-03-05T08:00:00Z", "2026-03-05T08:00:00Z");

    assertThat(at("2026-03-05T08:00:00Z"))
        .isEqualTo(
            Verdict.defer(
                GuardrailName.COOLDOWN,
                ReasonCode.SEQUENCE_COOLDOWN,
                Map.of("cooldown", "PT72H"),
                Instant.parse("2026-03-08T08:00:00Z")));
    assertThat(at("2026-03-08T08:00:00Z")).isEqualTo(ALLOW);
  }

  @Test
  void asksNothingWithoutACooldown() {
    FactsBuilder free = allowed().lastSends("2026-03-05T08:00:00Z", "2026-03-05T08:00:00Z");

    assertThat(new CooldownGuardrail().check(free.build(), moment("2026-03-05T08:00:00Z")))
        .isEqualTo(ALLOW);
  }

  /** Another worker's clock may be ahead by a moment; its mail counts all the same. */
  @Test
  void countsAMailThatWasSentLaterThanThisMoment() {
    assertThat(at("2026-03-05T07:59:59Z").until()).contains(Instant.parse("2026-03-06T08:00:00Z"));
  }

  @Test
  void countsWhatTheRunHasPlannedUpToTheMoment() {
    PlannedMail planned = new PlannedMail(OTHER, Instant.parse("2026-03-10T08:00:00Z"));

    assertThat(at("2026-03-10T08:00:00Z", planned).until())
        .contains(Instant.parse("2026-03-11T08:00:00Z"));
    assertThat(at("2026-03-11T08:00:00Z", planned)).isEqualTo(ALLOW);
    assertThat(at("2026-03-10T07:59:59Z", planned)).isEqualTo(ALLOW);
  }

  @Test
  void countsPlannedMailOfItsOwnSequenceForBothCooldowns() {
    PlannedMail own = new PlannedMail(Samples.SEQUENCE, Instant.parse("2026-03-10T08:00:00Z"));

    assertThat(at("2026-03-10T08:00:00Z", own).until())
        .contains(Instant.parse("2026-03-13T08:00:00Z"));
  }

  private Verdict at(String instant, PlannedMail... planned) {
    return new CooldownGuardrail().check(facts.build(), moment(instant, planned));
  }

  private static Moment moment(String instant, PlannedMail... planned) {
    SendingHours always = SendingHours.of(SendWindow.ALWAYS, FactsBuilder.BERLIN);
    Pacing free = new Pacing(always, DayCaps.NONE, List.of(), List.of());
    return new Moment(Instant.parse(instant), free, unlimited(), List.of(planned));
  }
}
