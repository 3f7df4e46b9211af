package dev.engagement.core.sending;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.util.function.Supplier;

/** A database that goes away: what is done in a unit of work meanwhile is rolled back. */
final class OutageUnitOfWork implements UnitOfWork {

  private final Stores whole;
  private final UnitOfWork units;
  private boolean away;

  OutageUnitOfWork(Stores whole) {
    this(whole, whole.unitOfWork());
  }

  /** Lets units of work be those of another one. */
  OutageUnitOfWork(Stores whole, UnitOfWork units) {
    this.whole = whole;
    this.units = units;
  }

  void begin() {
    away = true;
  }

  void end() {
    away = false;
  }

  @Override
  public <T> T inOne(TenantId tenant, Supplier<T> work) {
    return units.inOne(
        tenant,
        () -> {
          T result = work.get();
          if (away) {
            throw new EngagementException(ErrorCode.STORE_UNAVAILABLE, "the database is away");
          }
          return result;
        });
  }

  Stores stores() {
    return new Stores(
        this,
        whole.tenants(),
        whole.apiKeys(),
        whole.contacts(),
        whole.templates(),
        whole.identities(),
        whole.sequences(),
        whole.enrollments(),
        whole.recipients(),
        whole.switches(),
        whole.rates(),
        whole.credentials(),
        whole.suppressions(),
        whole.queue(),
        whole.queueView(),
        whole.schedule(),
        whole.messages(),
        whole.history(),
        whole.auditLog(),
        whole.idempotency());
  }
}
