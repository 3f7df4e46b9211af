package dev.engagement.ports.sequence;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps sequences and the revisions of their plans. Every method is confined to the tenant it is
 * given.
 */
@DrivenPort
public interface SequenceStore {

  /** Adds a new sequence at version 0, with its revision 1. */
  void add(Sequence sequence);

  /** Returns the sequence with its current plan, or empty if this tenant has none with that id. */
  Optional<Sequence> find(TenantId tenant, SequenceId id);

  /**
   * Like {@link #find}, and keeps whoever locks the sequence away until the unit of work ends. Its
   * state and settings can change meanwhile.
   */
  Optional<Sequence> findForUse(TenantId tenant, SequenceId id);

  /**
   * Like {@link #find}, and keeps away until the unit of work ends whoever changes the sequence or
   * finds it for use.
   */
  Optional<Sequence> lock(TenantId tenant, SequenceId id);

  /** Returns those of the sequences that this tenant has, each with its current plan. */
  Map<SequenceId, Sequence> findAll(TenantId tenant, Collection<SequenceId> ids);

  /** Returns those of the plans that this tenant has. */
  Map<PlanReference, SequencePlan> plans(TenantId tenant, Collection<PlanReference> references);

  /** Returns sequences that are not archived, in the order of their ids. */
  Page<Sequence> list(TenantId tenant, PageRequest page);

  /**
   * Replaces the stored sequence if it is still at {@code sequence.version()}. A plan of the same
   * revision is replaced in place; a higher revision is kept beside those before it.
   *
   * @return the sequence as stored, one version on
   * @throws EngagementException with {@link ErrorCode#STALE_VERSION} if another writer came first;
   *     nothing is written
   */
  Sequence update(Sequence sequence);

  /**
   * Removes the sequence with its plans if it is still at {@code sequence.version()}.
   *
   * @throws EngagementException with {@link ErrorCode#STALE_VERSION} if another writer came first;
   *     nothing is written
   */
  void remove(Sequence sequence);
}
