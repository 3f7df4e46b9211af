package dev.engagement.adapter.jdbi.session;

import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.util.function.Supplier;

final class JdbiUnitOfWork implements UnitOfWork {

  private final Session session;

  JdbiUnitOfWork(Session session) {
    this.session = session;
  }

  @Override
  public <T> T inOne(TenantId tenant, Supplier<T> work) {
    return session.inOne(tenant, work);
  }
}
