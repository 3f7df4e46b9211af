package dev.engagement.core;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.TenantStore;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through all tenants, page by page, outside of any unit of work: none reaches across. */
public final class EveryTenant {

  private final TenantStore tenants;

  public EveryTenant(TenantStore tenants) {
    this.tenants = tenants;
  }

  /** Does something for each tenant, in the order of their ids. */
  public void forEach(Consumer<TenantId> work) {
    PageRequest request = PageRequest.first(PageRequest.MAXIMUM);
    Page<Tenant> page = tenants.list(request);
    page.items().forEach(tenant -> work.accept(tenant.id()));
    while (page.more()) {
      Tenant last = page.items().get(page.items().size() - 1);
      request = new PageRequest(PageRequest.MAXIMUM, Optional.of(last.id().value()));
      page = tenants.list(request);
      page.items().forEach(tenant -> work.accept(tenant.id()));
    }
  }
}
