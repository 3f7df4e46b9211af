package dev.engagement.ports.tenant;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;

/** A customer of the platform. Its zone decides where nothing nearer to the recipient does. */
public record Tenant(TenantId id, String name, ZoneId timezone, Instant createdAt) {
  public Tenant {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(timezone, "timezone");
    requireNonNull(createdAt, "createdAt");
  }
}
