package dev.engagement.core.sequence;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.engagement.core.TextRules;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.template.TemplateId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A plan as a person writes it down; what is empty stays. */
record PlanDraft(Optional<IdentityId> identity, Optional<List<StepDraft>> steps) {

  /** Returns whether this says the same as the plan; ids may be left out. */
  boolean matches(SequencePlan plan) {
    return identity.orElse(plan.identity()).equals(plan.identity())
        && (steps.isEmpty() || matches(steps.get(), plan.steps()));
  }

  /** Checks the steps, which may continue those of the plan. */
  void check(TextRules rules, SequencePlan plan) {
    steps.ifPresent(
        drafts ->
            StepDrafts.check(
                rules, drafts, plan.steps().stream().map(Step::id).collect(toUnmodifiableSet())));
  }

  /** Returns the plan with what this says, checked. */
  SequencePlan over(SequencePlan plan, IdSource ids) {
    return new SequencePlan(
        plan.revision(),
        identity.orElse(plan.identity()),
        steps.map(drafts -> StepDrafts.read(drafts, ids)).orElse(plan.steps()));
  }

  private static boolean matches(List<StepDraft> drafts, List<Step> steps) {
    return drafts.size() == steps.size()
        && IntStream.range(0, drafts.size())
            .allMatch(order -> matches(drafts.get(order), steps.get(order)));
  }

  private static boolean matches(StepDraft draft, Step step) {
    return draft.kind() == step.kind()
        && draft.id().orElse(step.id()).equals(step.id())
        && draft.mode().orElse("auto").equals("auto")
        && draft.template().equals(template(step))
        && draft.delay().equals(step.delay());
  }

  private static Optional<TemplateId> template(Step step) {
    return step instanceof EmailStep email ? Optional.of(email.template()) : Optional.empty();
  }
}
