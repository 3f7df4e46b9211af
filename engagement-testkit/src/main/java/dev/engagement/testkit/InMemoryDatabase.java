package dev.engagement.testkit;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tables behind the in-memory stores. One unit of work runs at a time; what it wrote is undone
 * when it throws.
 */
final class InMemoryDatabase implements UnitOfWork {

  final InMemoryTables tables = new InMemoryTables(this);

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final InMemoryWorkSignals signals = new InMemoryWorkSignals();
  private @Nullable TenantId open;
  private boolean work;
  private boolean broken;

  @Override
  public <T> T inOne(TenantId tenant, Supplier<T> work) {
    if (!lock.isHeldByCurrentThread()) {
      return run(tenant, work);
    }
    if (!tenant.equals(open)) {
      throw new IllegalStateException("the unit of work that is open is another tenant's");
    }
    return work.get();
  }

  /** Joins the open unit, whosever it is, or runs the work in one of its own. */
  <T> T acrossTenants(Supplier<T> work) {
    return lock.isHeldByCurrentThread() ? work.get() : run(null, work);
  }

  /** Checks that the tenant's unit of work is open on this thread. */
  void enter(TenantId tenant) {
    if (!lock.isHeldByCurrentThread() || !tenant.equals(open)) {
      throw new IllegalStateException("no unit of work of this tenant is open on this thread");
    }
    if (broken) {
      throw new IllegalStateException("the unit of work was refused something and must end");
    }
  }

  /** Returns the refusal to throw. The unit cannot commit any more, whoever catches it. */
  EngagementException refusal(ErrorCode code, String detail) {
    broken = true;
    return new EngagementException(code, detail);
  }

  /** Refuses, as a foreign key or a check of the schema does, what no caller may do. */
  void require(boolean condition, String rule) {
    if (!condition) {
      broken = true;
      throw new IllegalStateException("violates: " + rule);
    }
  }

  /** Tells those who wait that there is work, once the open unit is committed. */
  void announceWork() {
    work = true;
  }

  InMemoryWorkSignals signals() {
    return signals;
  }

  void onRollback(Runnable step) {
    if (!lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("written outside a unit of work");
    }
    undo.push(step);
  }

  private <T> T run(@Nullable TenantId tenant, Supplier<T> unit) {
    lock.lock();
    try {
      open = tenant;
      T result = unit.get();
      if (broken) {
        throw new IllegalStateException("the unit of work was refused something; nothing is kept");
      }
      undo.clear();
      if (work) {
        signals.tell();
      }
      return result;
    } finally {
      undo.forEach(Runnable::run);
      undo.clear();
      open = null;
      broken = false;
      work = false;
      lock.unlock();
    }
  }
}
