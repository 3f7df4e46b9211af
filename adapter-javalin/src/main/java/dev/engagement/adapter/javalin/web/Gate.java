package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.access.Principal;
import dev.engagement.ports.tenant.TenantId;
import io.javalin.http.Context;
import java.util.Optional;

/** Lets callers in: first who it is, then for which tenant, then whether that is allowed. */
final class Gate {

  private final Authentication authentication;
  private final TenantSelection tenants;

  Gate(Authentication authentication, TenantSelection tenants) {
    this.authentication = authentication;
    this.tenants = tenants;
  }

  Caller enter(Context ctx, Operation operation) {
    Access access = operation.access();
    if (access.audience() == Audience.PUBLIC) {
      return Caller.NOBODY;
    }
    Principal principal = authentication.of(ctx);
    TenantId tenant = select(ctx, access, principal);
    if (access.audience() != Audience.PLATFORM) {
      tenants.check(tenant, access.audience(), principal);
    }
    if (!access.allows(principal)) {
      throw new EngagementException(
          ErrorCode.ROLE_FORBIDDEN, "this key's role does not allow " + operation.id());
    }
    return new Caller(Optional.of(principal), tenant);
  }

  private TenantId select(Context ctx, Access access, Principal principal) {
    return access.audience() == Audience.PLATFORM
        ? TenantId.NIL
        : tenants.select(ctx, access.audience(), principal);
  }
}
