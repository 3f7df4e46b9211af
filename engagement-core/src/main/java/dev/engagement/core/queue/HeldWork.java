package dev.engagement.core.queue;

import dev.engagement.core.EveryTenant;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;

/** Brings the worker back to what a switch or a canary held. */
public final class HeldWork {

  private final Stores stores;
  private final OpenWork openWork;
  private final EveryTenant everyTenant;

  public HeldWork(Stores stores) {
    this.stores = stores;
    this.openWork = new OpenWork(stores.enrollments(), stores.schedule());
    this.everyTenant = new EveryTenant(stores.tenants());
  }

  /**
   * Has everything in the scope looked at no later than the instant. It joins the open unit of the
   * owner; what is global needs a unit for each tenant, and is called outside of any.
   */
  public void wake(TenantId owner, SwitchTarget target, Instant at) {
    if (target.scope() == SwitchScope.GLOBAL) {
      everyTenant.forEach(tenant -> run(tenant, () -> openWork.wake(tenant, at)));
    } else {
      run(owner, () -> wakeOwn(owner, target, at));
    }
  }

  private void wakeOwn(TenantId owner, SwitchTarget target, Instant at) {
    if (target.scope() == SwitchScope.SEQUENCE) {
      openWork.wake(owner, new SequenceId(target.id().orElseThrow()), at);
    } else {
      openWork.wake(owner, at);
    }
  }

  private void run(TenantId tenant, Runnable work) {
    stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              work.run();
              return tenant;
            });
  }
}
