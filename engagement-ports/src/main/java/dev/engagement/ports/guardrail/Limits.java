package dev.engagement.ports.guardrail;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.tenant.TenantId;

/** Shows and sets rate limits. */
@DrivingPort
public interface Limits {

  /** Returns the tenant's limits. */
  RateLimits get(TenantId tenant);

  /** Sets the tenant's limits. Raising one brings forward what it has deferred. */
  RateLimits set(TenantId tenant, RateLimits limits, Actor actor);

  /** Returns how many mails everybody together lets go in an hour. */
  int globalPerHour();

  /**
   * Sets how many mails everybody together lets go in an hour.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if it is not from 1 to
   *     {@link RateLimits#HIGHEST}
   */
  int setGlobalPerHour(int limit, Actor actor);
}
