package dev.engagement.adapter.javalin;

import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.Customers;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** Customers in a map. */
final class StubCustomers implements Customers {

  final NavigableMap<UUID, Tenant> byId = new ConcurrentSkipListMap<>();

  @Override
  public Tenant create(String name, ZoneId timezone, Actor actor) {
    Tenant tenant = new Tenant(Given.tenantId(), name, timezone, Given.START);
    byId.put(tenant.id().value(), tenant);
    return tenant;
  }

  @Override
  public Tenant get(TenantId id) {
    Tenant found = byId.get(id.value());
    if (found == null) {
      throw new EngagementException(ErrorCode.NOT_FOUND, "no customer " + id);
    }
    return found;
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    List<Tenant> found =
        page.after().map(after -> byId.tailMap(after, false)).orElse(byId).values().stream()
            .limit(page.limit() + 1L)
            .toList();
    return Page.of(found, page.limit());
  }

  @Override
  public Set<LocalDate> daysOff(TenantId id) {
    return Set.of();
  }

  @Override
  public Set<LocalDate> setDaysOff(TenantId id, Set<LocalDate> days, Actor actor) {
    return days;
  }
}
