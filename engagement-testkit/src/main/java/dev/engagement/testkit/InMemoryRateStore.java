package dev.engagement.testkit;

import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

final class InMemoryRateStore implements RateStore {

  private final InMemoryDatabase database;
  private final InMemoryTables tables;

  InMemoryRateStore(InMemoryDatabase database) {
    this.database = database;
    this.tables = database.tables;
  }

  @Override
  public RateLimits limits(TenantId tenant) {
    database.enter(tenant);
    return tables.limits.find(tenant, "").orElse(RateLimits.DEFAULT);
  }

  @Override
  public void setLimits(TenantId tenant, RateLimits limits) {
    database.enter(tenant);
    tables.limits.put(tenant, "", limits);
  }

  @Override
  public Map<RateCounter, RateUse> uses(TenantId tenant, Collection<RateCounter> counters) {
    database.enter(tenant);
    Map<RateCounter, RateUse> uses = new HashMap<>();
    counters.forEach(
        counter -> tables.rates.find(tenant, counter).ifPresent(use -> uses.put(counter, use)));
    return uses;
  }

  @Override
  public Map<RateCounter, RateUse> lock(TenantId tenant, Collection<RateCounter> counters) {
    return uses(tenant, counters);
  }

  @Override
  public void write(TenantId tenant, Map<RateCounter, RateUse> uses) {
    database.enter(tenant);
    uses.forEach((counter, use) -> tables.rates.put(tenant, counter, use));
  }

  @Override
  public int globalPerHour() {
    return database.acrossTenants(
        () ->
            tables
                .globalLimit
                .find(TenantId.NIL, RateScope.GLOBAL)
                .orElse(RateLimits.DEFAULT_GLOBAL_PER_HOUR));
  }

  @Override
  public void setGlobalPerHour(int limit) {
    database.enter(TenantId.NIL);
    tables.globalLimit.put(TenantId.NIL, RateScope.GLOBAL, limit);
  }

  @Override
  public RateUse globalUse(Duration window) {
    return database.acrossTenants(
        () -> tables.rates.find(TenantId.NIL, global(window)).orElse(RateUse.NONE));
  }

  @Override
  public RateUse lockGlobal(Duration window) {
    database.enter(TenantId.NIL);
    return globalUse(window);
  }

  @Override
  public void writeGlobal(Duration window, RateUse use) {
    database.enter(TenantId.NIL);
    tables.rates.put(TenantId.NIL, global(window), use);
  }

  private static RateCounter global(Duration window) {
    return new RateCounter(RateScope.GLOBAL, "", window);
  }
}
