package dev.engagement.ports.tenant;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Keeps the register of tenants, which itself belongs to none. */
@DrivenPort
public interface TenantStore {

  /**
   * Adds a tenant.
   *
   * @throws EngagementException with {@link ErrorCode#DUPLICATE} if its id is taken; nothing is
   *     written
   */
  void add(Tenant tenant);

  /** Returns the tenant, or empty if there is none with that id. */
  Optional<Tenant> find(TenantId id);

  /** Returns the days on which the tenant sends nothing. In a unit of the tenant. */
  Set<LocalDate> daysOff(TenantId tenant);

  /** Replaces the days on which the tenant sends nothing. In a unit of the tenant. */
  void setDaysOff(TenantId tenant, Set<LocalDate> days);

  /** Returns tenants in the order of their ids. */
  @CrossTenant("the register is read by the platform's admins")
  Page<Tenant> list(PageRequest page);
}
