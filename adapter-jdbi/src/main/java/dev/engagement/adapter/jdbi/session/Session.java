package dev.engagement.adapter.jdbi.session;

import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Gives stores the connection of the unit of work that is open on their thread. */
public final class Session {

  private final Jdbi jdbi;
  private final ThreadLocal<@Nullable OpenUnit> current = new ThreadLocal<>();

  private Session(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns a session over connections that act as the runtime role. */
  public static Session over(DataSource dataSource) {
    return new Session(Jdbi.create(dataSource).installPlugin(new Vocabulary()));
  }

  /** Returns the one entry to a tenant. */
  public UnitOfWork unitOfWork() {
    return new JdbiUnitOfWork(this);
  }

  /**
   * Returns the handle of the open unit of work.
   *
   * @throws IllegalStateException if none is open on this thread, or another tenant's
   */
  public Handle handle(TenantId tenant) {
    OpenUnit open = current.get();
    if (open == null) {
      throw new IllegalStateException("no unit of work is open on this thread");
    }
    return open.of(tenant);
  }

  /**
   * Runs work that belongs to no tenant in the open unit of work, or in a transaction of its own.
   */
  public <T> T crossTenant(Function<Handle, T> work) {
    OpenUnit open = current.get();
    if (open != null) {
      return work.apply(open.handle());
    }
    return Refusals.translated(() -> jdbi.inTransaction(work::apply));
  }

  <T> T inOne(TenantId tenant, Supplier<T> work) {
    OpenUnit open = current.get();
    if (open != null) {
      open.of(tenant);
      return work.get();
    }
    return Refusals.translated(() -> jdbi.inTransaction(handle -> enter(tenant, handle, work)));
  }

  private <T> T enter(TenantId tenant, Handle handle, Supplier<T> work) {
    handle
        .createQuery("SELECT engagement.set_tenant(:tenant)")
        .bind("tenant", tenant)
        .mapTo(String.class)
        .one();
    current.set(new OpenUnit(tenant, handle));
    try {
      return work.get();
    } finally {
      current.remove();
    }
  }

  private record OpenUnit(TenantId tenant, Handle handle) {

    Handle of(TenantId wanted) {
      if (!tenant.equals(wanted)) {
        throw new IllegalStateException("the open unit of work belongs to another tenant");
      }
      return handle;
    }
  }
}
