package dev.engagement.core.sequence;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.engagement.core.TextRules;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a change makes of a sequence, inside an open unit of work; writes nothing. The state
 * is asked before the content is looked at: a conflict is told before what is wrong.
 */
public final class SequenceChanges {

  private static final Set<EnrollmentState> UNFINISHED =
      Set.of(EnrollmentState.QUEUED, EnrollmentState.SENDING, EnrollmentState.PAUSED);

  private final Stores stores;
  private final Surroundings surroundings;
  private final ActivationCheck activation;

  public SequenceChanges(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.activation =
        new ActivationCheck(
            surroundings.senders().stream().map(MailSender::provider).collect(toUnmodifiableSet()),
            surroundings.holidays());
  }

  Sequence create(TenantId tenant, SequenceId id, SequenceDraft draft) {
    SequencePlan empty = new SequencePlan(1, draft.identity(), List.of());
    PlanDraft plan = new PlanDraft(Optional.of(draft.identity()), Optional.of(draft.steps()));
    TextRules rules = new TextRules().name("name", draft.name());
    draft.goal().ifPresent(goal -> SequenceRules.checkGoal(rules, goal));
    SequenceRules.checkSettings(rules, draft.settings(), surroundings.holidays());
    plan.check(rules, empty);
    rules.verify(StepDrafts.code(rules.errors()));
    SequencePlan first = plan.over(empty, surroundings.ids());
    requireThere(tenant, first);
    return SequenceLifecycle.create(
        tenant,
        id,
        new SequenceContent(draft.name(), draft.goal(), first, draft.settings()),
        now());
  }

  Sequence edit(Sequence sequence, SequenceEdit edit) {
    PlanDraft plan = new PlanDraft(edit.identity(), edit.steps());
    if (plan.matches(sequence.plan())) {
      return edited(sequence, edit, sequence.plan(), new TextRules());
    }
    TextRules rules = new TextRules();
    plan.check(rules, sequence.plan());
    SequencePlan next = plan.over(sequence.plan(), surroundings.ids());
    Sequence edited = edited(sequence, edit, next, rules);
    requireThere(sequence.tenant(), next);
    return edited;
  }

  Sequence revise(Sequence sequence, PlanDraft plan) {
    SequencePlan next = plan.over(sequence.plan(), surroundings.ids());
    Sequence revised = SequenceLifecycle.revise(sequence, next.identity(), next.steps(), now());
    TextRules rules = new TextRules();
    plan.check(rules, sequence.plan());
    rules.verify(StepDrafts.code(rules.errors()));
    requireSendable(revised);
    return revised;
  }

  /** Returns the sequence as it is after the change; a draft only if all is there to send it. */
  public Sequence change(Sequence sequence, SequenceChange change) {
    Sequence changed = SequenceLifecycle.change(sequence, change, now());
    if (change == SequenceChange.ACTIVATE) {
      requireSendable(changed);
    }
    if (change == SequenceChange.ARCHIVE) {
      requireUnused(changed);
    }
    return changed;
  }

  private Sequence edited(
      Sequence sequence, SequenceEdit edit, SequencePlan plan, TextRules rules) {
    SequenceContent content =
        new SequenceContent(
            edit.name().orElse(sequence.name()),
            edit.goal().or(sequence::goal),
            plan,
            edit.settings().orElse(sequence.settings()));
    Sequence edited = SequenceLifecycle.edit(sequence, content, now());
    edit.name().ifPresent(name -> rules.name("name", name));
    edit.goal().ifPresent(goal -> SequenceRules.checkGoal(rules, goal));
    edit.settings()
        .ifPresent(
            settings -> SequenceRules.checkSettings(rules, settings, surroundings.holidays()));
    rules.verify(StepDrafts.code(rules.errors()));
    return edited;
  }

  private void requireThere(TenantId tenant, SequencePlan plan) {
    TextRules rules = new TextRules();
    PlanFacts.of(stores, tenant, plan).checkThere(rules, plan);
    rules.verify(ErrorCode.SEQUENCE_INVALID);
  }

  private void requireSendable(Sequence sequence) {
    activation.verify(sequence, PlanFacts.of(stores, sequence.tenant(), sequence.plan()));
  }

  private void requireUnused(Sequence sequence) {
    if (stores.enrollments().exists(sequence.tenant(), sequence.id(), UNFINISHED)) {
      throw new EngagementException(
          ErrorCode.SEQUENCE_IN_USE, "enrollments in it are not finished");
    }
  }

  private Instant now() {
    return surroundings.clock().instant();
  }
}
