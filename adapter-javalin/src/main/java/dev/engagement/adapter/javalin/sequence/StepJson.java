package dev.engagement.adapter.javalin.sequence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.template.TemplateId;
import java.util.Optional;
import java.util.UUID;

/** A step. */
record StepJson(
    UUID stepId,
    int stepOrder,
    String type,
    Optional<String> mode,
    Optional<UUID> templateId,
    @JsonProperty("wait") String delay,
    String anchor) {

  static StepJson of(Step step, int order) {
    return new StepJson(
        step.id().value(),
        order,
        step.kind().code(),
        mode(step),
        template(step).map(TemplateId::value),
        step.delay().toIso(),
        step.delay().anchor().code());
  }

  static Optional<String> mode(Step step) {
    return switch (step.kind()) {
      case EMAIL -> Optional.of("auto");
      case WAIT, TASK, CALL, LINKEDIN, SMS, WEBHOOK, BRANCH, STOP -> Optional.empty();
    };
  }

  static Optional<TemplateId> template(Step step) {
    return step instanceof EmailStep email ? Optional.of(email.template()) : Optional.empty();
  }
}
