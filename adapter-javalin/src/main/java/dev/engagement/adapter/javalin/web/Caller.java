package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.Actor;
import dev.engagement.ports.access.Principal;
import dev.engagement.ports.tenant.TenantId;
import java.util.Optional;

/**
 * Who calls, and for which tenant.
 *
 * @param principal empty on public routes
 * @param tenant {@link TenantId#NIL} where none is selected
 */
record Caller(Optional<Principal> principal, TenantId tenant) {

  static final Caller NOBODY = new Caller(Optional.empty(), TenantId.NIL);

  Actor actor() {
    return principal.orElseThrow().actor();
  }

  boolean isPlatformAdmin() {
    return principal.filter(Principal::isPlatformAdmin).isPresent();
  }
}
