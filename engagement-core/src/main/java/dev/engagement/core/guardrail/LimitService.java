package dev.engagement.core.guardrail;

import dev.engagement.core.EveryTenant;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.DeferredWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.Limits;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * Shows and sets rate limits. A limit that is set to what it is brings forward, too: that makes up
 * for a crash between the change and what follows it.
 */
public final class LimitService implements Limits {

  private final Stores stores;
  private final InstantSource clock;
  private final AuditRecorder audit;
  private final DeferredWork deferredWork;
  private final EveryTenant everyTenant;

  public LimitService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.clock = surroundings.clock();
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
    this.deferredWork = new DeferredWork(stores);
    this.everyTenant = new EveryTenant(stores.tenants());
  }

  @Override
  public RateLimits get(TenantId tenant) {
    return stores.unitOfWork().inOne(tenant, () -> stores.rates().limits(tenant));
  }

  @Override
  public RateLimits set(TenantId tenant, RateLimits limits, Actor actor) {
    Instant now = clock.instant();
    RateLimits before =
        stores.unitOfWork().inOne(tenant, () -> setInUnit(tenant, limits, now, actor));
    deferredWork.bringForward(tenant, notLowered(before, limits), now);
    return limits;
  }

  @Override
  public int globalPerHour() {
    return stores.rates().globalPerHour();
  }

  @Override
  public int setGlobalPerHour(int limit, Actor actor) {
    if (limit < 1 || limit > RateLimits.HIGHEST) {
      throw EngagementException.invalid(
          ErrorCode.INVALID_REQUEST,
          new FieldError(
              "global.perHour", "out_of_range", "must be from 1 to " + RateLimits.HIGHEST));
    }
    Instant now = clock.instant();
    int before = stores.unitOfWork().inOne(TenantId.NIL, () -> setGlobalInUnit(limit, now, actor));
    if (limit >= before) {
      Set<ReasonCode> reason = EnumSet.of(ReasonCode.GLOBAL_RATE_LIMIT);
      everyTenant.forEach(tenant -> deferredWork.bringForward(tenant, reason, now));
    }
    return limit;
  }

  private RateLimits setInUnit(TenantId tenant, RateLimits limits, Instant now, Actor actor) {
    RateLimits before = stores.rates().limits(tenant);
    if (!limits.equals(before)) {
      stores.rates().setLimits(tenant, limits);
      record(tenant, now, actor, payload(limits));
    }
    return before;
  }

  private int setGlobalInUnit(int limit, Instant now, Actor actor) {
    int before = stores.rates().globalPerHour();
    if (limit != before) {
      stores.rates().setGlobalPerHour(limit);
      record(TenantId.NIL, now, actor, AuditPayload.EMPTY.with("globalPerHour", limit));
    }
    return before;
  }

  private static Set<ReasonCode> notLowered(RateLimits before, RateLimits after) {
    Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
    if (after.senderPerMinute() >= before.senderPerMinute()
        || after.senderPerHour() >= before.senderPerHour()) {
      reasons.add(ReasonCode.SENDER_RATE_LIMIT);
    }
    if (after.tenantPerHour() >= before.tenantPerHour()) {
      reasons.add(ReasonCode.TENANT_RATE_LIMIT);
    }
    if (after.domainPerHour() >= before.domainPerHour()) {
      reasons.add(ReasonCode.DOMAIN_RATE_LIMIT);
    }
    return reasons;
  }

  private static AuditPayload payload(RateLimits limits) {
    return AuditPayload.EMPTY
        .with("senderPerMinute", limits.senderPerMinute())
        .with("senderPerHour", limits.senderPerHour())
        .with("tenantPerHour", limits.tenantPerHour())
        .with("domainPerHour", limits.domainPerHour());
  }

  private void record(TenantId owner, Instant at, Actor actor, AuditPayload payload) {
    AuditSubject subject = AuditSubject.of("limits", owner.value());
    audit.record(owner, AuditEventType.LIMITS_SET, subject, at, actor, payload);
  }
}
