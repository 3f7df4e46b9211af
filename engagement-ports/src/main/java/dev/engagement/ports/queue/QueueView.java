package dev.engagement.ports.queue;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queue as it is read. Every method is confined to the tenant it is given. */
@DrivenPort
public interface QueueView {

  /** Returns the item, or empty if this tenant has none with that id. */
  Optional<QueueItem> find(TenantId tenant, QueueItemId id);

  /** Returns items of an enrollment in the order of their ids. */
  Page<QueueItem> list(TenantId tenant, EnrollmentId enrollment, PageRequest page);

  /**
   * Returns items of an enrollment in the given states in claim order, after a place; at most
   * {@code limit}.
   */
  List<QueueItem> inStates(
      TenantId tenant,
      EnrollmentId enrollment,
      Set<QueueItemState> states,
      Optional<DuePosition> after,
      int limit);

  /**
   * Returns due items in the given states, of open enrollments only, in claim order, after a place;
   * at most {@code limit}.
   */
  List<QueueItem> due(
      TenantId tenant,
      OpenScopes open,
      Set<QueueItemState> states,
      Instant now,
      Optional<DuePosition> after,
      int limit);

  /** Returns those of the recipients that have an item in one of the states. */
  Set<RecipientId> recipientsWith(
      TenantId tenant, Collection<RecipientId> recipients, Set<QueueItemState> states);

  /** Counts the items of an enrollment by state. */
  Map<QueueItemState, Long> counts(TenantId tenant, EnrollmentId enrollment);

  /** Returns how much there is in the queue of a tenant. */
  QueueDepth depth(TenantId tenant, Instant now);
}
