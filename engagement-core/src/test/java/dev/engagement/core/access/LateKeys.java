package dev.engagement.core.access;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.ApiKeyStore;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.embedding.Stores;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lets another process add the same key between the first look-up and the writing. */
final class LateKeys implements ApiKeyStore {

  private final ApiKeyStore keys;
  private boolean raced;

  private LateKeys(Stores stores) {
    this.keys = stores.apiKeys();
  }

  static Stores over(Stores stores) {
    return new Stores(
        stores.unitOfWork(),
        stores.tenants(),
        new LateKeys(stores),
        stores.contacts(),
        stores.templates(),
        stores.identities(),
        stores.sequences(),
        stores.enrollments(),
        stores.recipients(),
        stores.switches(),
        stores.rates(),
        stores.credentials(),
        stores.suppressions(),
        stores.queue(),
        stores.queueView(),
        stores.schedule(),
        stores.messages(),
        stores.history(),
        stores.auditLog(),
        stores.idempotency());
  }

  @Override
  public Optional<ApiKey> findByHash(String hash) {
    Optional<ApiKey> found = keys.findByHash(hash);
    if (!raced) {
      raced = true;
      ApiKey other =
          new ApiKey(new UUID(0, 7), "other", Role.ADMIN, TenantScope.ALL, Instant.EPOCH);
      keys.add(other, hash);
    }
    return found;
  }

  @Override
  public void add(ApiKey key, String hash) {
    keys.add(key, hash);
  }

  @Override
  public Optional<ApiKey> find(UUID id) {
    return keys.find(id);
  }

  @Override
  public Page<ApiKey> list(PageRequest page) {
    return keys.list(page);
  }

  @Override
  public boolean remove(UUID id) {
    return keys.remove(id);
  }
}
