package dev.engagement.adapter.javalin.sequence;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.template.TemplateId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Steps as people write them down. */
final class StepRequests {

  static final ValueReader<List<StepDraft>> LIST =
      Values.list(JsonObject.reader(StepRequests::step), 500);

  private enum Mode {
    AUTO("auto"),
    MANUAL("manual");

    private final String code;

    Mode(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private static final Choice<StepKind> KIND = Choice.of(StepKind.class, StepKind::code);
  private static final Choice<Mode> MODE = Choice.of(Mode.class, Mode::code);
  private static final Choice<DelayAnchor> ANCHOR = Choice.of(DelayAnchor.class, DelayAnchor::code);

  /** The kinds whose members are known here; the core refuses the others by their kind. */
  private static final Set<StepKind> READABLE = EnumSet.of(StepKind.EMAIL, StepKind.WAIT);

  private StepRequests() {}

  static StepDraft step(JsonObject json) {
    Supplier<StepKind> kind = json.required("type", KIND);
    Optional<UUID> id = json.optional("stepId", Values.ID);
    Optional<Mode> mode = json.optional("mode", MODE);
    Optional<UUID> template = json.optional("templateId", Values.ID);
    DelayAnchor anchor = json.optional("anchor", ANCHOR).orElse(DelayAnchor.PREVIOUS);
    Optional<Delay> delay = json.optional("wait", delay(anchor));
    refuseWhatComesLater(json);
    if (!READABLE.contains(kind.get())) {
      json.ignoreTheRest();
    }
    return new StepDraft(
        id.map(StepId::new),
        kind.get(),
        mode.map(Mode::code),
        template.map(TemplateId::new),
        delay.orElse(new Delay(0, Delay.NONE.exact(), anchor)));
  }

  private static void refuseWhatComesLater(JsonObject json) {
    for (String member : List.of("fallback", "branch")) {
      json.unsupported(member, ErrorCode.STEP_KIND_UNSUPPORTED, "is known, and cannot be used yet");
    }
  }

  private static ValueReader<Delay> delay(DelayAnchor anchor) {
    return (node, place) -> {
      if (!node.isTextual()) {
        return place.refuse(ErrorCode.INVALID_DURATION, "must be a duration such as P2D");
      }
      try {
        return Optional.of(Delay.parse(node.textValue(), anchor));
      } catch (EngagementException wrong) {
        return place.refuse(wrong.code(), wrong.getMessage());
      }
    };
  }

  /** Returns a step that is there as one would write it down. */
  static StepDraft draftOf(Step step) {
    return new StepDraft(
        Optional.of(step.id()),
        step.kind(),
        StepJson.mode(step),
        StepJson.template(step),
        step.delay());
  }
}
