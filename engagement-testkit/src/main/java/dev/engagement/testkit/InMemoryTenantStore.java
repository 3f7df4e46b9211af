package dev.engagement.testkit;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.TenantStore;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class InMemoryTenantStore implements TenantStore {

  private final InMemoryDatabase database;
  private final Table<UUID, Tenant> tenants;

  InMemoryTenantStore(InMemoryDatabase database) {
    this.database = database;
    this.tenants = database.tables.tenants;
  }

  @Override
  public void add(Tenant tenant) {
    database.enter(tenant.id());
    tenants.add(TenantId.NIL, tenant.id().value(), tenant);
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    database.enter(id);
    return tenants.find(TenantId.NIL, id.value());
  }

  @Override
  public Set<LocalDate> daysOff(TenantId tenant) {
    database.enter(tenant);
    return database.tables.daysOff.find(tenant, "").orElse(Set.of());
  }

  @Override
  public void setDaysOff(TenantId tenant, Set<LocalDate> days) {
    database.enter(tenant);
    database.tables.daysOff.put(tenant, "", Set.copyOf(days));
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    return database.acrossTenants(() -> Table.page(tenants.of(TenantId.NIL), tenant -> true, page));
  }
}
