package dev.engagement.ports.tenant;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import java.util.Optional;

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

  /** Returns tenants in the order of their ids. */
  @CrossTenant("the register is read by the platform's admins")
  Page<Tenant> list(PageRequest page);
}
