package dev.engagement.adapter.javalin.tenant;

import dev.engagement.ports.tenant.Tenant;
import java.time.Instant;
import java.util.UUID;

/** A customer. */
record CustomerJson(UUID id, String name, String timezone, Instant createdAt) {
  static CustomerJson of(Tenant tenant) {
    return new CustomerJson(
        tenant.id().value(), tenant.name(), tenant.timezone().getId(), tenant.createdAt());
  }
}
