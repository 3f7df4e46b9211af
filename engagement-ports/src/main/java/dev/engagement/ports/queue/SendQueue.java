package dev.engagement.ports.queue;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queue as the worker and the commands change it. Every method is confined to the tenant it is
 * given.
 */
@DrivenPort
public interface SendQueue {

  /**
   * Adds items, except where the recipient has one for the step already.
   *
   * @return the ids of those added
   */
  Set<QueueItemId> enqueue(TenantId tenant, List<QueueItem> items);

  /**
   * Leases due items of open enrollments to a worker, each with its epoch raised, in claim order.
   * Two workers never get the same item. What is held costs nothing, however much there is of it:
   * an enrollment is looked at only when the {@link WorkSchedule} says that it is due, and one with
   * very many due items leaves room for the others.
   */
  List<QueueItem> claim(TenantId tenant, ClaimRequest request);

  /**
   * Returns due items like {@link #claim}, but leaves them as they are and keeps other writers away
   * from them until the unit of work ends: for who says in the same unit what becomes of each.
   */
  List<QueueItem> lockDue(TenantId tenant, DueRequest request);

  /**
   * Returns those of the items that this tenant has, and keeps other writers away from them until
   * the unit of work ends. They are locked in the order of their ids.
   */
  Map<QueueItemId, QueueItem> lock(TenantId tenant, Collection<QueueItemId> ids);

  /**
   * Moves items that are still in the state they are to come from and at the same epoch.
   *
   * @return the ids of those that were moved
   */
  Set<QueueItemId> move(TenantId tenant, List<ItemMove> moves);

  /** Returns leased items whose lease has run out at {@code now}; at most {@code limit}. */
  List<QueueItem> expired(TenantId tenant, Instant now, int limit);

  /**
   * Makes waiting items that a reason keeps back due now, so that they are judged anew, and makes
   * sure that their enrollments are looked at by now. It locks items in the order of their ids, and
   * then rows of the {@link WorkSchedule}: nothing but the log's head is locked after it.
   *
   * @param states the waiting states
   * @param sequence only those of this sequence, or of all where empty
   * @return how many were brought forward; fewer than {@code limit} where there are no more
   */
  int bringForward(
      TenantId tenant,
      Set<QueueItemState> states,
      Set<ReasonCode> reasons,
      Optional<SequenceId> sequence,
      Instant now,
      int limit);

  /** Returns the ids of the items of these recipients that are not settled. */
  List<QueueItemId> unsettled(TenantId tenant, Collection<RecipientId> recipients);
}
