package dev.engagement.adapter.javalin.web;

import dev.engagement.ports.access.Principal;
import dev.engagement.ports.access.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The policy of a route.
 *
 * @param roles who may call it
 */
public record Access(Audience audience, Set<Role> roles) {

  static final Access PUBLIC = new Access(Audience.PUBLIC, EnumSet.allOf(Role.class));
  static final Access PLATFORM = new Access(Audience.PLATFORM, EnumSet.of(Role.ADMIN));

  /** Who works here, or is a client. */
  static final Access EVERYONE = tenant(EnumSet.allOf(Role.class));

  /** Who works here, and may see addresses. */
  static final Access STAFF =
      tenant(EnumSet.complementOf(EnumSet.of(Role.CLIENT_VIEWER, Role.CLIENT_APPROVER)));

  /** Who writes what is sent. */
  static final Access AUTHORS = tenant(EnumSet.of(Role.ADMIN, Role.SALES_MANAGER, Role.MARKETER));

  /** Who puts people into sequences and takes them out. */
  static final Access OPERATORS =
      tenant(EnumSet.of(Role.ADMIN, Role.SALES_MANAGER, Role.MARKETER, Role.SALES_REP));

  /** Who looks at what would be sent. */
  static final Access PLANNERS =
      tenant(EnumSet.of(Role.ADMIN, Role.SALES_MANAGER, Role.MARKETER, Role.SALES_REP, Role.QA));

  /** Who decides about senders, switches and doubtful cases. */
  static final Access MANAGERS = tenant(EnumSet.of(Role.ADMIN, Role.SALES_MANAGER));

  public Access {
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  private static Access tenant(Set<Role> roles) {
    return new Access(Audience.TENANT, roles);
  }

  /** Returns the same policy, and that the platform's admin need not select a tenant. */
  Access orPlatform() {
    return new Access(Audience.TENANT_OR_PLATFORM, roles);
  }

  /** Returns whether the principal's role suffices. */
  boolean allows(Principal principal) {
    return audience == Audience.PLATFORM
        ? principal.isPlatformAdmin()
        : roles.contains(principal.role());
  }
}
