package dev.engagement.core.tenant;

import dev.engagement.core.TextRules;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.queue.DeferredWork;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.tenant.Customers;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** Registers customers; each one's log begins with its registration. */
public final class CustomerService implements Customers {

  private static final int MOST_DAYS_OFF = 1_000;

  private final Stores stores;
  private final Surroundings surroundings;
  private final AuditRecorder audit;
  private final DeferredWork deferredWork;

  public CustomerService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
    this.deferredWork = new DeferredWork(stores);
  }

  @Override
  public Tenant create(String name, ZoneId timezone, Actor actor) {
    new TextRules().name("name", name).verify();
    TenantId id = new TenantId(surroundings.ids().next());
    Tenant tenant = new Tenant(id, name, timezone, surroundings.clock().instant());
    return stores.unitOfWork().inOne(id, () -> add(tenant, actor));
  }

  @Override
  public Tenant get(TenantId id) {
    return stores
        .unitOfWork()
        .inOne(id, () -> stores.tenants().find(id))
        .orElseThrow(
            () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such customer"));
  }

  @Override
  public Set<LocalDate> daysOff(TenantId id) {
    return stores.unitOfWork().inOne(id, () -> stores.tenants().daysOff(id));
  }

  @Override
  public Set<LocalDate> setDaysOff(TenantId id, Set<LocalDate> days, Actor actor) {
    if (days.size() > MOST_DAYS_OFF) {
      throw EngagementException.invalid(
          ErrorCode.INVALID_REQUEST,
          new FieldError("days", "too_many", "there are at most " + MOST_DAYS_OFF));
    }
    Set<LocalDate> set = stores.unitOfWork().inOne(id, () -> setInUnit(id, days, actor));
    Set<ReasonCode> reason = Set.of(ReasonCode.HOLIDAY);
    deferredWork.bringForward(id, reason, surroundings.clock().instant());
    return set;
  }

  private Set<LocalDate> setInUnit(TenantId id, Set<LocalDate> days, Actor actor) {
    stores.tenants().setDaysOff(id, days);
    audit.record(
        id,
        AuditEventType.DAYS_OFF_SET,
        AuditSubject.of("customer", id.value()),
        surroundings.clock().instant(),
        actor,
        AuditPayload.EMPTY.with("days", days.size()));
    return Set.copyOf(days);
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    return stores.tenants().list(page);
  }

  private Tenant add(Tenant tenant, Actor actor) {
    stores.tenants().add(tenant);
    audit.record(
        tenant.id(),
        AuditEventType.CUSTOMER_CREATED,
        AuditSubject.of("customer", tenant.id().value()),
        tenant.createdAt(),
        actor,
        AuditPayload.EMPTY);
    return tenant;
  }
}
