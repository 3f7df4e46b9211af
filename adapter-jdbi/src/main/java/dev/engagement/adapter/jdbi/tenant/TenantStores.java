package dev.engagement.adapter.jdbi.tenant;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.tenant.TenantStore;

/** The entry to this package. */
public final class TenantStores {

  private TenantStores() {}

  /** Returns the store over the session. */
  public static TenantStore tenants(Session session) {
    return new JdbiTenantStore(session);
  }
}
