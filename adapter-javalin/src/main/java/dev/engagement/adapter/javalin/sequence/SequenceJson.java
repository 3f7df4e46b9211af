package dev.engagement.adapter.javalin.sequence;

import dev.engagement.adapter.javalin.sequence.SettingsJson.CooldownsJson;
import dev.engagement.adapter.javalin.sequence.SettingsJson.GuardrailsJson;
import dev.engagement.adapter.javalin.sequence.SettingsJson.WindowJson;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A sequence with its current plan. */
record SequenceJson(
    UUID id,
    UUID customerId,
    String name,
    Optional<String> goal,
    String state,
    int revision,
    UUID identityId,
    List<StepJson> steps,
    WindowJson sendWindow,
    CooldownsJson cooldowns,
    GuardrailsJson guardrails,
    Instant createdAt,
    Instant updatedAt) {

  static SequenceJson of(Sequence sequence) {
    return new SequenceJson(
        sequence.id().value(),
        sequence.tenant().value(),
        sequence.name(),
        sequence.goal(),
        sequence.state().code(),
        sequence.plan().revision(),
        sequence.plan().identity().value(),
        steps(sequence.plan().steps()),
        WindowJson.of(sequence.settings().sendWindow()),
        CooldownsJson.of(sequence.settings().cooldowns()),
        GuardrailsJson.of(sequence.settings().guardrails()),
        sequence.createdAt(),
        sequence.updatedAt());
  }

  private static List<StepJson> steps(List<Step> steps) {
    return IntStream.range(0, steps.size())
        .mapToObj(order -> StepJson.of(steps.get(order), order))
        .toList();
  }
}
