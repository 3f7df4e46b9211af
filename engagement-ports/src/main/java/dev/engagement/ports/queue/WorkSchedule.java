package dev.engagement.ports.queue;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which tenant and enrollment has work, and from when on, without looking at the queue. What
 * it says may be too early, never too late. Its rows are the last but one that a unit of work
 * locks; the log's head follows.
 */
@DrivenPort
public interface WorkSchedule {

  /** Makes sure that each enrollment is looked at no later than its instant. */
  void wake(TenantId tenant, Map<EnrollmentId, Instant> due);

  /**
   * Looks again when each enrollment of the tenant that is due next has work: the earliest due
   * instant of a waiting item if the enrollment is open, or, open or not, of an unconfirmed item or
   * the end of a lease. An enrollment without any is left out until it is woken.
   *
   * @param open what the worker may work on
   * @return whether any of them was known for too early, so that others come next
   */
  default boolean review(TenantId tenant, OpenScopes open, Instant now) {
    return review(tenant, open, Set.of(), now);
  }

  /**
   * Like {@link #review(TenantId, OpenScopes, Instant)}, but looks only at enrollments of other
   * senders than these: nothing of them would be claimed anyway, and however many are due, they do
   * not hide the others.
   */
  boolean review(TenantId tenant, OpenScopes open, Set<IdentityId> resting, Instant now);

  /**
   * Returns tenants that have work at {@code now}, longest waiting first; at most {@code limit}.
   */
  @CrossTenant("the worker serves all tenants and finds them here")
  List<TenantId> dueTenants(Instant now, int limit);

  /** Returns the earliest instant at which any tenant has work, or empty. */
  @CrossTenant("the worker sleeps until then")
  Optional<Instant> nextDue();
}
