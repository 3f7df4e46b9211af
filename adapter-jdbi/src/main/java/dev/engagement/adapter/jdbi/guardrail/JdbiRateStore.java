package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.result.RowView;

final class JdbiRateStore implements RateStore {

  private static final String LIMITS =
      """
      SELECT sender_per_minute, sender_per_hour, tenant_per_hour, domain_per_hour
        FROM engagement.rate_limit
       WHERE tenant_id = :tenant
      """;

  private static final String SET_LIMITS =
      """
      INSERT INTO engagement.rate_limit (
        tenant_id, sender_per_minute, sender_per_hour, tenant_per_hour, domain_per_hour)
      VALUES (:tenant, :senderPerMinute, :senderPerHour, :tenantPerHour, :domainPerHour)
      ON CONFLICT (tenant_id) DO UPDATE
         SET sender_per_minute = excluded.sender_per_minute,
             sender_per_hour = excluded.sender_per_hour,
             tenant_per_hour = excluded.tenant_per_hour,
             domain_per_hour = excluded.domain_per_hour
      """;

  private static final String GLOBAL_LIMIT = "SELECT engagement_global.rate_limit_read()";

  private static final String SET_GLOBAL_LIMIT =
      "SELECT engagement_global.rate_limit_set(:perHour)";

  private final Session session;

  JdbiRateStore(Session session) {
    this.session = session;
  }

  @Override
  public RateLimits limits(TenantId tenant) {
    return session
        .handle(tenant)
        .createQuery(LIMITS)
        .bind("tenant", tenant)
        .map(JdbiRateStore::toLimits)
        .findOne()
        .orElse(RateLimits.DEFAULT);
  }

  private static RateLimits toLimits(RowView row) {
    return new RateLimits(
        row.getColumn("sender_per_minute", Integer.class),
        row.getColumn("sender_per_hour", Integer.class),
        row.getColumn("tenant_per_hour", Integer.class),
        row.getColumn("domain_per_hour", Integer.class));
  }

  @Override
  public void setLimits(TenantId tenant, RateLimits limits) {
    session
        .handle(tenant)
        .createUpdate(SET_LIMITS)
        .bind("tenant", tenant)
        .bind("senderPerMinute", limits.senderPerMinute())
        .bind("senderPerHour", limits.senderPerHour())
        .bind("tenantPerHour", limits.tenantPerHour())
        .bind("domainPerHour", limits.domainPerHour())
        .execute();
  }

  @Override
  public Map<RateCounter, RateUse> uses(TenantId tenant, Collection<RateCounter> counters) {
    return windows(tenant).read(counters);
  }

  @Override
  public Map<RateCounter, RateUse> lock(TenantId tenant, Collection<RateCounter> counters) {
    return windows(tenant).lock(counters);
  }

  @Override
  public void write(TenantId tenant, Map<RateCounter, RateUse> uses) {
    windows(tenant).write(uses);
  }

  private TenantWindows windows(TenantId tenant) {
    return new TenantWindows(session.handle(tenant), tenant);
  }

  @Override
  public int globalPerHour() {
    return session.crossTenant(
        handle ->
            handle
                .createQuery(GLOBAL_LIMIT)
                .mapTo(Integer.class)
                .findOne()
                .orElse(RateLimits.DEFAULT_GLOBAL_PER_HOUR));
  }

  @Override
  public void setGlobalPerHour(int limit) {
    session
        .handle(TenantId.NIL)
        .createQuery(SET_GLOBAL_LIMIT)
        .bind("perHour", limit)
        .mapTo(String.class)
        .one();
  }

  @Override
  public RateUse globalUse(Duration window) {
    return session.crossTenant(handle -> new GlobalWindows(handle).read(window));
  }

  @Override
  public RateUse lockGlobal(Duration window) {
    return new GlobalWindows(session.handle(TenantId.NIL)).lock(window);
  }

  @Override
  public void writeGlobal(Duration window, RateUse use) {
    new GlobalWindows(session.handle(TenantId.NIL)).write(window, use);
  }
}
