package dev.engagement.core;

import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceEdit;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.template.TemplateId;
import java.util.List;
import java.util.Optional;

/** What people write down about sequences. */
public final class Drafts {

  public static final SequenceEdit NOTHING =
      new SequenceEdit(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private Drafts() {}

  public static SequenceDraft sequence(IdentityId identity, List<StepDraft> steps) {
    return new SequenceDraft(
        "Welcome", Optional.of("reply"), identity, steps, SequenceSettings.DEFAULT);
  }

  public static StepDraft email(TemplateId template) {
    return email(template, "P2D");
  }

  public static StepDraft email(TemplateId template, String delay) {
    return new StepDraft(
        Optional.empty(),
        StepKind.EMAIL,
        Optional.of("auto"),
        Optional.of(template),
        Delay.parse(delay, DelayAnchor.PREVIOUS));
  }

  public static StepDraft pause(String delay) {
    return new StepDraft(
        Optional.empty(),
        StepKind.WAIT,
        Optional.empty(),
        Optional.empty(),
        Delay.parse(delay, DelayAnchor.PREVIOUS));
  }

  public static StepDraft continuing(StepId id, StepDraft draft) {
    return new StepDraft(
        Optional.of(id), draft.kind(), draft.mode(), draft.template(), draft.delay());
  }

  public static StepDraft mode(String mode, StepDraft draft) {
    return new StepDraft(
        draft.id(), draft.kind(), Optional.of(mode), draft.template(), draft.delay());
  }

  public static StepDraft kind(StepKind kind) {
    return new StepDraft(Optional.empty(), kind, Optional.empty(), Optional.empty(), Delay.NONE);
  }

  public static SequenceEdit steps(List<StepDraft> steps) {
    return new SequenceEdit(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(steps), Optional.empty());
  }

  public static SequenceEdit identity(IdentityId identity) {
    return new SequenceEdit(
        Optional.empty(),
        Optional.empty(),
        Optional.of(identity),
        Optional.empty(),
        Optional.empty());
  }

  public static SequenceEdit named(String name) {
    return new SequenceEdit(
        Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static SequenceEdit settings(SequenceSettings settings) {
    return new SequenceEdit(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(settings));
  }

  public static StepId stepOf(Sequence sequence, int order) {
    return sequence.plan().steps().get(order).id();
  }
}
