package dev.engagement.ports.guardrail;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Keeps rate limits and how much of each window is used. Every method is confined to the tenant it
 * is given.
 */
@DrivenPort
public interface RateStore {

  /** Returns the tenant's limits, or the default ones. Reads what is committed now. */
  RateLimits limits(TenantId tenant);

  /** Sets the tenant's limits. */
  void setLimits(TenantId tenant, RateLimits limits);

  /** Returns the use of each counter; one that was never used may be left out. */
  Map<RateCounter, RateUse> uses(TenantId tenant, Collection<RateCounter> counters);

  /**
   * Like {@link #uses}, and keeps other writers away from the counters, used or not, until the unit
   * of work ends. They are locked in one order by whoever calls.
   */
  Map<RateCounter, RateUse> lock(TenantId tenant, Collection<RateCounter> counters);

  /** Replaces the use of counters that this unit of work has locked. */
  void write(TenantId tenant, Map<RateCounter, RateUse> uses);

  /** Returns how many mails everybody together lets go in an hour, or the default. */
  @CrossTenant("the global limit belongs to the platform")
  int globalPerHour();

  /** Sets how many mails everybody together lets go in an hour. In a unit of the nil tenant. */
  @CrossTenant("the global limit belongs to the platform")
  void setGlobalPerHour(int limit);

  /** Returns how much of the global window of this length is used. */
  @CrossTenant("the global window belongs to the platform")
  RateUse globalUse(Duration window);

  /**
   * Like {@link #globalUse}, and keeps other writers away until the unit of work, one of the nil
   * tenant, ends.
   */
  @CrossTenant("the global window belongs to the platform")
  RateUse lockGlobal(Duration window);

  /** Replaces the use of the global window that this unit of work has locked. */
  @CrossTenant("the global window belongs to the platform")
  void writeGlobal(Duration window, RateUse use);
}
