package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.adapter.javalin.guardrail.SwitchJson.SwitchesJson;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.guardrail.KillSwitches;
import dev.engagement.ports.tenant.TenantId;

/** Kill switches. */
public final class SwitchResource {

  private final KillSwitches switches;

  public SwitchResource(KillSwitches switches) {
    this.switches = switches;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.SWITCH_LIST, this::shown).on(Operation.SWITCH_SET, this::put);
  }

  private Answer shown(Call call) {
    return Answer.ok(SwitchesJson.of(switches.active(call.tenant()))).tagged();
  }

  private Answer put(Call call) {
    call.precondition(shown(call));
    SwitchRequest wanted = call.read(SwitchRequest::read);
    TenantId tenant = reach(call, wanted);
    if (wanted.stopped()) {
      switches.set(tenant, wanted.target(), wanted.reason(), call.actor());
    } else {
      switches.clear(tenant, wanted.target(), call.actor());
    }
    return shown(call);
  }

  /** What is global belongs to no tenant. */
  private static TenantId reach(Call call, SwitchRequest wanted) {
    if (wanted.isGlobal()) {
      call.onlyPlatformAdmin();
      return TenantId.NIL;
    }
    call.requireTenant();
    return call.tenant();
  }
}
