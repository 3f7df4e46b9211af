package dev.engagement.ports.access;

import dev.engagement.ports.tenant.TenantId;
import java.util.Set;

/**
 * The tenants that a grant reaches.
 *
 * @param all whether it reaches every tenant, also those to come; then {@code tenants} is empty
 */
public record TenantScope(boolean all, Set<TenantId> tenants) {

  /** Reaches every tenant. */
  public static final TenantScope ALL = new TenantScope(true, Set.of());

  public TenantScope {
    tenants = Set.copyOf(tenants);
    if (all != tenants.isEmpty()) {
      throw new IllegalArgumentException("a scope names its tenants, or reaches all");
    }
  }

  /** Returns whether the tenant is reached. */
  public boolean reaches(TenantId tenant) {
    return all || tenants.contains(tenant);
  }
}
