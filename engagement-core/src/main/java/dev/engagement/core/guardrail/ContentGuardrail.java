package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateState;
import java.util.Map;

/** Turns down what does not come to a whole mail. */
final class ContentGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    if (facts.step().isEmpty()) {
      return invalid(ReasonCode.STEP_MISSING, Map.of());
    }
    if (facts.template().isEmpty()) {
      return invalid(ReasonCode.TEMPLATE_MISSING, Map.of());
    }
    Template template = facts.template().get();
    if (template.state() != TemplateState.PUBLISHED) {
      return invalid(ReasonCode.TEMPLATE_NOT_PUBLISHED, Map.of("state", template.state().code()));
    }
    return judge(facts.rendering().orElseThrow());
  }

  private static Verdict judge(Rendering rendering) {
    if (!rendering.missing().isEmpty()) {
      return invalid(
          ReasonCode.MISSING_VARIABLE, Map.of("variables", String.join(", ", rendering.missing())));
    }
    return rendering.problem().isEmpty()
        ? Verdict.allow(GuardrailName.CONTENT)
        : invalid(ReasonCode.CONTENT_UNSENDABLE, Map.of("problem", rendering.problem().get()));
  }

  private static Verdict invalid(ReasonCode code, Map<String, String> values) {
    return Verdict.refuse(GuardrailName.CONTENT, VerdictKind.INVALID, code, values);
  }
}
