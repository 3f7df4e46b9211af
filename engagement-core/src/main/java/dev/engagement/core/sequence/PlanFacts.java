package dev.engagement.core.sequence;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.engagement.core.TextRules;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a plan refers to, as it is stored now. */
record PlanFacts(Optional<SenderIdentity> identity, Map<TemplateId, Template> templates) {

  static PlanFacts of(Stores stores, TenantId tenant, SequencePlan plan) {
    Set<TemplateId> named =
        plan.steps().stream()
            .filter(EmailStep.class::isInstance)
            .map(step -> ((EmailStep) step).template())
            .collect(toUnmodifiableSet());
    return new PlanFacts(
        stores.identities().find(tenant, plan.identity()),
        stores.templates().findAll(tenant, named));
  }

  /** Checks that all that the plan refers to is there. */
  void checkThere(TextRules rules, SequencePlan plan) {
    if (identity.isEmpty()) {
      rules.add("identityId", "not_found", "there is no such identity");
    }
    eachTemplate(
        plan,
        (field, template) -> {
          if (template.isEmpty()) {
            rules.add(field, "not_found", "there is no such template");
          }
        });
  }

  /** Hands over the template of each mail, under the name of the field that refers to it. */
  void eachTemplate(SequencePlan plan, BiConsumer<String, Optional<Template>> action) {
    for (int order = 0; order < plan.steps().size(); order++) {
      Step step = plan.steps().get(order);
      if (step instanceof EmailStep email) {
        action.accept(
            "steps[" + order + "].templateId",
            Optional.ofNullable(templates.get(email.template())));
      }
    }
  }
}
