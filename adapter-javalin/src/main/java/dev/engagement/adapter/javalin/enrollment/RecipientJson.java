package dev.engagement.adapter.javalin.enrollment;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.sequence.StepId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A recipient. */
record RecipientJson(
    UUID id,
    UUID contactId,
    String email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> timezone,
    Map<String, Object> variables,
    String state,
    Optional<String> endReason,
    Optional<UUID> currentStepId,
    Optional<Instant> nextRunAt,
    Instant startedAt,
    Optional<Instant> finishedAt) {

  static RecipientJson of(Recipient recipient) {
    return new RecipientJson(
        recipient.id().value(),
        recipient.contact().value(),
        recipient.address().value(),
        recipient.firstName(),
        recipient.lastName(),
        recipient.timezone().map(ZoneId::getId),
        recipient.variables(),
        recipient.state().code(),
        recipient.endReason().map(EndReason::code),
        recipient.currentStep().map(StepId::value),
        recipient.nextRunAt(),
        recipient.startedAt(),
        recipient.finishedAt());
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "RecipientJson[" + id + "]";
  }
}
