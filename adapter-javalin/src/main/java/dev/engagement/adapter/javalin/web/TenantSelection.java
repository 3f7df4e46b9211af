package dev.engagement.adapter.javalin.web;

import dev.engagement.adapter.javalin.json.Ids;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.access.Principal;
import dev.engagement.ports.tenant.Customers;
import dev.engagement.ports.tenant.TenantId;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds out which tenant a request is for. What a request says selects; it never entitles. */
final class TenantSelection {

  static final String HEADER = "X-Customer-Id";
  static final String PARAMETER = "customerId";

  private final Optional<TenantId> clientTenant;
  private final Customers customers;

  /** Customers are never removed, so that one that was found stays. */
  private final Set<TenantId> found = ConcurrentHashMap.newKeySet();

  TenantSelection(Optional<TenantId> clientTenant, Customers customers) {
    this.clientTenant = clientTenant;
    this.customers = customers;
  }

  /** Returns the tenant that is selected, which the caller may not be allowed to use. */
  TenantId select(Context ctx, Audience audience, Principal principal) {
    Optional<TenantId> named = named(ctx);
    if (clientTenant.isPresent()) {
      return named.filter(tenant -> !tenant.equals(clientTenant.get())).orElse(clientTenant.get());
    }
    if (named.isEmpty() && audience == Audience.TENANT_OR_PLATFORM && principal.isPlatformAdmin()) {
      return TenantId.NIL;
    }
    return named.orElseThrow(TenantSelection::required);
  }

  static EngagementException required() {
    return new EngagementException(
        ErrorCode.TENANT_REQUIRED, "the header " + HEADER + " must name a customer");
  }

  private static Optional<TenantId> named(Context ctx) {
    List<String> names =
        Stream.concat(
                Collections.list(ctx.req().getHeaders(HEADER)).stream(),
                ctx.queryParams(PARAMETER).stream())
            .map(String::strip)
            .distinct()
            .toList();
    List<TenantId> tenants = names.stream().map(TenantSelection::parse).distinct().toList();
    if (tenants.size() > 1) {
      throw new EngagementException(
          ErrorCode.TENANT_CONFLICT, "the request names more than one customer");
    }
    return tenants.stream().findFirst();
  }

  private static TenantId parse(String text) {
    return Ids.parse(text)
        .map(TenantId::new)
        .orElseThrow(
            () ->
                new EngagementException(
                    ErrorCode.TENANT_REQUIRED, "the customer must be named by its UUID"));
  }

  /** Checks that the caller may use the tenant, which must be there. */
  void check(TenantId tenant, Audience audience, Principal principal) {
    boolean none = tenant.equals(TenantId.NIL);
    boolean global = none && audience == Audience.TENANT_OR_PLATFORM && principal.isPlatformAdmin();
    boolean foreign = clientTenant.isPresent() && !clientTenant.get().equals(tenant);
    if (!global && (none || foreign || !principal.scope().reaches(tenant) || !exists(tenant))) {
      throw new EngagementException(
          ErrorCode.TENANT_FORBIDDEN, "this key does not reach that customer");
    }
  }

  private boolean exists(TenantId tenant) {
    if (found.contains(tenant)) {
      return true;
    }
    try {
      customers.get(tenant);
    } catch (EngagementException absent) {
      if (absent.code() == ErrorCode.NOT_FOUND) {
        return false;
      }
      throw absent;
    }
    return found.add(tenant);
  }
}
