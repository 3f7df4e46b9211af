package dev.engagement.adapter.javalin.access;

import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.IssuedApiKey;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key.
 *
 * @param customerIds {@code "*"}, or a list of ids
 * @param key the secret, in the answer to its making alone
 */
record ApiKeyJson(
    UUID id,
    String name,
    String role,
    Object customerIds,
    Instant createdAt,
    Optional<String> key) {

  static ApiKeyJson of(ApiKey key) {
    return of(key, Optional.empty());
  }

  static ApiKeyJson withSecret(IssuedApiKey issued) {
    return of(issued.key(), Optional.of(issued.secret()));
  }

  private static ApiKeyJson of(ApiKey key, Optional<String> secret) {
    return new ApiKeyJson(
        key.id(), key.name(), key.role().code(), customers(key.scope()), key.createdAt(), secret);
  }

  private static Object customers(TenantScope scope) {
    return scope.all() ? "*" : scope.tenants().stream().map(TenantId::value).sorted().toList();
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "ApiKeyJson[" + id + "]";
  }
}
