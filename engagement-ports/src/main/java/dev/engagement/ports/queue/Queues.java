package dev.engagement.ports.queue;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Map;

/**
 * What people see of the queue and do with it. Every method is confined to the tenant it is given.
 */
@DrivingPort
public interface Queues {

  /**
   * Counts the items of an enrollment by state, waiting ones of a paused enrollment as {@code
   * Paused}.
   */
  Map<QueueItemState, Long> counts(TenantId tenant, EnrollmentId enrollment);

  /**
   * Returns items of an enrollment, oldest first, waiting ones of a paused enrollment as {@code
   * Paused}.
   */
  Page<QueueItem> list(TenantId tenant, EnrollmentId enrollment, PageRequest page);

  /**
   * Returns the item, a waiting one of a paused enrollment as {@code Paused}.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND}
   */
  QueueItem get(TenantId tenant, QueueItemId item);

  /**
   * Opens again what was skipped or invalid for a reason that has gone, and makes missing items.
   * Idempotent.
   */
  Refreshed refresh(TenantId tenant, EnrollmentId enrollment, Actor actor);

  /** Returns how much there is in the tenant's queue. */
  QueueDepth depth(TenantId tenant);

  /**
   * Decides what became of a parked item.
   *
   * @param reason why, in a person's words, 1 to 500 characters
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND}; with {@link
   *     ErrorCode#ILLEGAL_TRANSITION} if it is not parked
   */
  QueueItem resolve(
      TenantId tenant, QueueItemId item, QueueResolution resolution, String reason, Actor actor);
}
