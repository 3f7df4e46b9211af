package dev.engagement.adapter.jdbi.sequence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.engagement.adapter.jdbi.session.Json;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Placement;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.sequence.WaitStep;
import dev.engagement.ports.template.TemplateId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step as it is stored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepDocument(
    UUID id,
    String kind,
    @Nullable UUID parent,
    @Nullable String branch,
    int position,
    @JsonProperty("wait") String delay,
    String anchor,
    @Nullable UUID template) {

  static List<StepDocument> of(List<Step> steps) {
    return steps.stream().map(StepDocument::of).toList();
  }

  static List<Step> toSteps(String json) {
    return Stream.of(Json.read(json, StepDocument[].class)).map(StepDocument::toStep).toList();
  }

  private static StepDocument of(Step step) {
    return new StepDocument(
        step.id().value(),
        step.kind().code(),
        step.placement().parent().map(StepId::value).orElse(null),
        step.placement().branch().orElse(null),
        step.placement().position(),
        step.delay().toIso(),
        step.delay().anchor().code(),
        step instanceof EmailStep email ? email.template().value() : null);
  }

  private Step toStep() {
    StepId step = new StepId(id);
    return switch (Codes.of(StepKind.values(), StepKind::code, kind)) {
      case EMAIL -> new EmailStep(step, placement(), delayed(), new TemplateId(template));
      case WAIT -> new WaitStep(step, placement(), delayed());
      case TASK, CALL, LINKEDIN, SMS, WEBHOOK, BRANCH, STOP ->
          throw new IllegalStateException("a stored step of an unsupported kind: " + kind);
    };
  }

  private Placement placement() {
    return new Placement(
        Optional.ofNullable(parent).map(StepId::new), Optional.ofNullable(branch), position);
  }

  private Delay delayed() {
    return Delay.parse(delay, Codes.of(DelayAnchor.values(), DelayAnchor::code, anchor));
  }
}
