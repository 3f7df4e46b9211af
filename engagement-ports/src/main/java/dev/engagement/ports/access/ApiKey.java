package dev.engagement.ports.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** A key with which a program calls the API. The secret itself is not kept. */
public record ApiKey(UUID id, String name, Role role, TenantScope scope, Instant createdAt) {
  public ApiKey {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(scope, "scope");
    requireNonNull(createdAt, "createdAt");
  }
}
