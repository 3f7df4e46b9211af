package dev.engagement.adapter.javalin.guardrail;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.guardrail.Limits;
import dev.engagement.ports.guardrail.RateLimits;
import java.util.Optional;

/** Rate limits: the tenant's, and for the platform's admin also the global one. */
public final class LimitResource {

  private final Limits limits;

  public LimitResource(Limits limits) {
    this.limits = limits;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.LIMIT_GET, this::shown).on(Operation.LIMIT_SET, this::put);
  }

  private Answer shown(Call call) {
    Optional<RateLimits> own =
        call.hasTenant() ? Optional.of(limits.get(call.tenant())) : Optional.empty();
    Optional<Integer> global =
        call.isPlatformAdmin() ? Optional.of(limits.globalPerHour()) : Optional.empty();
    return Answer.ok(LimitsJson.of(own, global)).tagged();
  }

  /** Who may do both is asked before either is done. */
  private Answer put(Call call) {
    call.precondition(shown(call));
    LimitRequest wanted = call.read(LimitRequest::read);
    if (wanted.global().isPresent()) {
      call.onlyPlatformAdmin();
    }
    if (wanted.own().isPresent()) {
      call.requireTenant();
    }
    wanted.own().ifPresent(own -> limits.set(call.tenant(), own, call.actor()));
    wanted.global().ifPresent(global -> limits.setGlobalPerHour(global, call.actor()));
    return shown(call);
  }
}
