package dev.engagement.ports.sequence;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;

/** What people do with sequences. Every method is confined to the tenant it is given. */
@DrivingPort
public interface Sequences {

  /**
   * Writes a new draft.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if the name is blank, too
   *     long or holds control characters, or a number is out of range; with {@link
   *     ErrorCode#SEQUENCE_INVALID} if the identity or a template is not there; with {@link
   *     ErrorCode#STEP_KIND_UNSUPPORTED} or {@link ErrorCode#STEP_MODE_UNSUPPORTED}
   */
  Sequence create(TenantId tenant, SequenceDraft draft, Actor actor);

  /**
   * Returns the sequence. @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is
   * none
   */
  Sequence get(TenantId tenant, SequenceId id);

  /** Returns sequences that are not archived, oldest first. */
  Page<Sequence> list(TenantId tenant, PageRequest page);

  /**
   * Changes a draft, or the settings, name and goal of a sequence in use.
   *
   * @throws EngagementException with {@link ErrorCode#SEQUENCE_NOT_EDITABLE} if it is archived, or
   *     if steps or identity of a sequence that is no draft would change
   */
  Sequence edit(
      TenantId tenant, SequenceId id, SequenceEdit edit, Precondition precondition, Actor actor);

  /**
   * Puts the next revision of the whole plan, current at once for new enrollments. Not for drafts.
   */
  Sequence revise(
      TenantId tenant,
      SequenceId id,
      IdentityId identity,
      List<StepDraft> steps,
      Precondition precondition,
      Actor actor);

  /**
   * Moves the sequence through its lifecycle.
   *
   * @throws EngagementException with {@link ErrorCode#ILLEGAL_TRANSITION}; with {@link
   *     ErrorCode#SEQUENCE_INVALID} and every problem if it cannot be activated; with {@link
   *     ErrorCode#SEQUENCE_IN_USE} if it cannot be archived
   */
  Sequence change(
      TenantId tenant,
      SequenceId id,
      SequenceChange change,
      Precondition precondition,
      Actor actor);

  /**
   * Removes a draft. @throws EngagementException with {@link ErrorCode#SEQUENCE_NOT_DELETABLE} if
   * it is none
   */
  void delete(TenantId tenant, SequenceId id, Precondition precondition, Actor actor);
}
