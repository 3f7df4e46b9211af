package dev.engagement.testkit;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.ApiKeyStore;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryTables.StoredKey;
import java.util.Optional;
import java.util.UUID;

final class InMemoryApiKeyStore implements ApiKeyStore {

  private final InMemoryDatabase database;
  private final Table<UUID, StoredKey> keys;

  InMemoryApiKeyStore(InMemoryDatabase database) {
    this.database = database;
    this.keys = database.tables.apiKeys;
  }

  @Override
  public void add(ApiKey key, String hash) {
    database.acrossTenants(
        () -> {
          if (findByHash(hash).isPresent()) {
            throw database.refusal(ErrorCode.DUPLICATE, "there is a key with that hash");
          }
          keys.add(TenantId.NIL, key.id(), new StoredKey(key, hash));
          return true;
        });
  }

  @Override
  public Optional<ApiKey> findByHash(String hash) {
    return database.acrossTenants(
        () ->
            keys.of(TenantId.NIL).values().stream()
                .filter(stored -> stored.hash().equals(hash))
                .map(StoredKey::key)
                .findFirst());
  }

  @Override
  public Optional<ApiKey> find(UUID id) {
    return database.acrossTenants(() -> keys.find(TenantId.NIL, id).map(StoredKey::key));
  }

  @Override
  public Page<ApiKey> list(PageRequest page) {
    return database.acrossTenants(
        () -> {
          Page<StoredKey> found = Table.page(keys.of(TenantId.NIL), stored -> true, page);
          return new Page<>(found.items().stream().map(StoredKey::key).toList(), found.more());
        });
  }

  @Override
  public boolean remove(UUID id) {
    return database.acrossTenants(() -> keys.remove(TenantId.NIL, id));
  }
}
