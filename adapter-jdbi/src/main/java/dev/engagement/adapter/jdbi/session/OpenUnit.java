package dev.engagement.adapter.jdbi.session;

import dev.engagement.ports.tenant.TenantId;
import org.jdbi.v3.core.Handle;

/** A unit of work that is open on one thread. */
final class OpenUnit {

  private final TenantId tenant;
  private final Handle handle;
  private boolean work;

  OpenUnit(TenantId tenant, Handle handle) {
    this.tenant = tenant;
    this.handle = handle;
  }

  /** Returns itself. @throws IllegalStateException if it is another tenant's */
  OpenUnit of(TenantId wanted) {
    if (!tenant.equals(wanted)) {
      throw new IllegalStateException("the open unit of work belongs to another tenant");
    }
    return this;
  }

  TenantId tenant() {
    return tenant;
  }

  Handle handle() {
    return handle;
  }

  void announceWork() {
    work = true;
  }

  boolean hasWork() {
    return work;
  }
}
