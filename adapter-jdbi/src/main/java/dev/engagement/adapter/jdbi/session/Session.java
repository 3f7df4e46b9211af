package dev.engagement.adapter.jdbi.session;

import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
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
    return unit(tenant).handle();
  }

  /**
   * Tells those who listen that there is work, once the open unit of work is committed; once,
   * however often it is called.
   *
   * @throws IllegalStateException if none is open on this thread, or another tenant's
   */
  public void announceWork(TenantId tenant) {
    unit(tenant).announceWork();
  }

  private OpenUnit unit(TenantId tenant) {
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
    return Refusals.translated(() -> jdbi.withHandle(handle -> run(tenant, handle, work)));
  }

  private <T> T run(TenantId tenant, Handle handle, Supplier<T> work) {
    OpenUnit unit = new OpenUnit(tenant, handle);
    T result = handle.inTransaction(entered -> enter(unit, work));
    if (unit.hasWork()) {
      tellListeners(handle);
    }
    return result;
  }

  /** The work is committed: whoever does not hear of it finds it by looking. */
  private static void tellListeners(Handle handle) {
    try {
      handle.execute(WorkChannel.NOTIFY);
    } catch (JdbiException unheard) {
      return;
    }
  }

  private <T> T enter(OpenUnit unit, Supplier<T> work) {
    unit.handle()
        .createQuery("SELECT engagement.set_tenant(:tenant)")
        .bind("tenant", unit.tenant())
        .mapTo(String.class)
        .one();
    current.set(unit);
    try {
      return work.get();
    } finally {
      current.remove();
    }
  }
}
