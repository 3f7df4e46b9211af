package dev.engagement.ports.tenant;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** What the platform's admins do with tenants. */
@DrivingPort
public interface Customers {

  /**
   * Registers a customer.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if the name is blank, longer
   *     than 200 characters or holds control characters
   */
  Tenant create(String name, ZoneId timezone, Actor actor);

  /**
   * Returns the customer. @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is
   * none
   */
  Tenant get(TenantId id);

  /** Returns the days on which the customer sends nothing. */
  Set<LocalDate> daysOff(TenantId id);

  /**
   * Sets the days on which the customer sends nothing.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if there are more than 1,000
   */
  Set<LocalDate> setDaysOff(TenantId id, Set<LocalDate> days, Actor actor);

  /** Returns customers in the order of their registration. */
  Page<Tenant> list(PageRequest page);
}
