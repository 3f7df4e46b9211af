package dev.engagement.adapter.jdbi.guardrail;

import static java.util.Objects.requireNonNull;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

final class JdbiRateStore implements RateStore {

  JdbiRateStore(Session session) {
    requireNonNull(session, "session");
  }

  @Override
  public RateLimits limits(TenantId tenant) {
    return RateLimits.DEFAULT;
  }

  @Override
  public void setLimits(TenantId tenant, RateLimits limits) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<RateCounter, RateUse> uses(TenantId tenant, Collection<RateCounter> counters) {
    return Map.of();
  }

  @Override
  public Map<RateCounter, RateUse> lock(TenantId tenant, Collection<RateCounter> counters) {
    return Map.of();
  }

  @Override
  public void write(TenantId tenant, Map<RateCounter, RateUse> uses) {}

  @Override
  public int globalPerHour() {
    return RateLimits.DEFAULT_GLOBAL_PER_HOUR;
  }

  @Override
  public void setGlobalPerHour(int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RateUse globalUse(Duration window) {
    return RateUse.NONE;
  }

  @Override
  public RateUse lockGlobal(Duration window) {
    return RateUse.NONE;
  }

  @Override
  public void writeGlobal(Duration window, RateUse use) {}
}
