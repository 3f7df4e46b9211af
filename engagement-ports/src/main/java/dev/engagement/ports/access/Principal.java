package dev.engagement.ports.access;

import dev.engagement.ports.Actor;

/** A caller whose key was recognised. */
public record Principal(Actor actor, Role role, TenantScope scope) {

  /** Returns whether this is the platform's admin: an admin in every tenant. */
  public boolean isPlatformAdmin() {
    return role == Role.ADMIN && scope.all();
  }
}
