package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.adapter.javalin.guardrail.SwitchJson.SwitchesJson;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.Actor;
import dev.engagement.ports.guardrail.Canaries;
import dev.engagement.ports.guardrail.KillSwitches;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.tenant.TenantId;

/** Kill switches and canaries. */
public final class SwitchResource {

  private final KillSwitches switches;
  private final Canaries canaries;

  public SwitchResource(KillSwitches switches, Canaries canaries) {
    this.switches = switches;
    this.canaries = canaries;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.SWITCH_LIST, this::shown).on(Operation.SWITCH_SET, this::put);
  }

  private Answer shown(Call call) {
    TenantId tenant = call.tenant();
    return Answer.ok(SwitchesJson.of(switches.active(tenant), canaries.active(tenant))).tagged();
  }

  private Answer put(Call call) {
    call.precondition(shown(call));
    SwitchRequest wanted = call.read(SwitchRequest::read);
    TenantId tenant = reach(call, wanted);
    wanted
        .canary()
        .ifPresentOrElse(
            canary -> put(tenant, wanted.target(), canary, call.actor()),
            () -> put(tenant, wanted, call.actor()));
    return shown(call);
  }

  private void put(TenantId tenant, SwitchRequest wanted, Actor actor) {
    if (wanted.stopped()) {
      switches.set(tenant, wanted.target(), wanted.reason(), actor);
    } else {
      switches.clear(tenant, wanted.target(), actor);
    }
  }

  private void put(TenantId tenant, SwitchTarget target, CanaryRequest canary, Actor actor) {
    if (canary.rule().isPresent()) {
      canaries.set(tenant, target, canary.rule().get(), actor);
    } else if (canary.well()) {
      canaries.promote(tenant, target, actor);
    } else {
      canaries.rollBack(tenant, target, actor);
    }
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
