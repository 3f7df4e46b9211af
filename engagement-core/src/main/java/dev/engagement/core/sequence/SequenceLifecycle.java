package dev.engagement.core.sequence;

import static dev.engagement.ports.sequence.SequenceState.ACTIVE;
import static dev.engagement.ports.sequence.SequenceState.ARCHIVED;
import static dev.engagement.ports.sequence.SequenceState.DRAFT;
import static dev.engagement.ports.sequence.SequenceState.PAUSED;

import dev.engagement.core.TransitionTable;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Decides what may happen to a sequence next. Pure: no clock, no store. */
public final class SequenceLifecycle {

  public static final TransitionTable<SequenceState, SequenceChange> TABLE =
      TransitionTable.startingAt(DRAFT, SequenceChange.class, SequenceState::code)
          .terminal(EnumSet.of(ARCHIVED))
          .allow(DRAFT, SequenceChange.ACTIVATE, ACTIVE)
          .allow(DRAFT, SequenceChange.ARCHIVE, ARCHIVED)
          .allow(ACTIVE, SequenceChange.PAUSE, PAUSED)
          .allow(ACTIVE, SequenceChange.ARCHIVE, ARCHIVED)
          .allow(PAUSED, SequenceChange.RESUME, ACTIVE)
          .allow(PAUSED, SequenceChange.ARCHIVE, ARCHIVED)
          .build();

  private SequenceLifecycle() {}

  /** Returns a new draft. */
  public static Sequence create(
      TenantId tenant, SequenceId id, SequenceContent content, Instant now) {
    return new Sequence(
        tenant,
        id,
        content.name(),
        content.goal(),
        DRAFT,
        content.plan(),
        content.settings(),
        now,
        now,
        0);
  }

  /**
   * Returns the sequence with other content.
   *
   * @throws EngagementException with {@link ErrorCode#SEQUENCE_NOT_EDITABLE} if it is archived, or
   *     if the plan would change and it is no draft
   */
  public static Sequence edit(Sequence sequence, SequenceContent content, Instant now) {
    boolean samePlan = sequence.plan().equals(content.plan());
    if (sequence.state() == ARCHIVED || (sequence.state() != DRAFT && !samePlan)) {
      throw new EngagementException(
          ErrorCode.SEQUENCE_NOT_EDITABLE, "sequence is " + sequence.state().code());
    }
    return with(sequence, content, sequence.state(), now);
  }

  /**
   * Returns the sequence with the next revision of its plan.
   *
   * @throws EngagementException with {@link ErrorCode#SEQUENCE_NOT_EDITABLE} if it is a draft,
   *     which is edited instead, or archived
   */
  public static Sequence revise(
      Sequence sequence, IdentityId identity, List<Step> steps, Instant now) {
    if (sequence.state() == DRAFT || sequence.state() == ARCHIVED) {
      throw new EngagementException(
          ErrorCode.SEQUENCE_NOT_EDITABLE, "sequence is " + sequence.state().code());
    }
    SequencePlan plan = new SequencePlan(sequence.plan().revision() + 1, identity, steps);
    SequenceContent content =
        new SequenceContent(sequence.name(), sequence.goal(), plan, sequence.settings());
    return with(sequence, content, sequence.state(), now);
  }

  /** Returns the sequence as activated, paused, resumed or archived. */
  public static Sequence change(Sequence sequence, SequenceChange change, Instant now) {
    SequenceState state = TABLE.require(sequence.state(), change);
    return with(sequence, SequenceContent.of(sequence), state, now);
  }

  private static Sequence with(
      Sequence sequence, SequenceContent content, SequenceState state, Instant now) {
    return new Sequence(
        sequence.tenant(),
        sequence.id(),
        content.name(),
        content.goal(),
        state,
        content.plan(),
        content.settings(),
        sequence.createdAt(),
        now,
        sequence.version());
  }
}
