package dev.engagement.adapter.jdbi.access;

import static java.util.stream.Collectors.toSet;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.ApiKeyStore;
import dev.engagement.ports.access.Role;
import dev.engagement.ports.access.TenantScope;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

final class JdbiApiKeyStore implements ApiKeyStore {

  private static final String ADD =
      """
      SELECT engagement_global.api_key_add(
        :id, :hash, :name, :role, :allTenants, :tenants, :createdAt)
      """;

  private static final String FIND_BY_HASH =
      """
      SELECT id, name, role, all_tenants, tenants, created_at
        FROM engagement_global.api_key_by_hash(:hash)
      """;

  private static final String FIND =
      """
      SELECT id, name, role, all_tenants, tenants, created_at
        FROM engagement_global.api_key_find(:id)
      """;

  private static final String LIST =
      """
      SELECT id, name, role, all_tenants, tenants, created_at
        FROM engagement_global.api_key_page(:after, :limit)
       ORDER BY id
      """;

  private static final String REMOVE = "SELECT engagement_global.api_key_remove(:id)";

  private final Session session;

  JdbiApiKeyStore(Session session) {
    this.session = session;
  }

  @Override
  public void add(ApiKey key, String hash) {
    if (!session.<Boolean>crossTenant(handle -> add(handle, key, hash))) {
      throw new EngagementException(ErrorCode.DUPLICATE, "there is a key like this");
    }
  }

  private static boolean add(Handle handle, ApiKey key, String hash) {
    return Columns.of(key.scope().tenants())
        .uuids("tenants", TenantId::value)
        .bindTo(handle.createQuery(ADD))
        .bind("id", key.id())
        .bind("hash", hash)
        .bind("name", key.name())
        .bind("role", key.role())
        .bind("allTenants", key.scope().all())
        .bind("createdAt", key.createdAt())
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public Optional<ApiKey> findByHash(String hash) {
    return session.crossTenant(
        handle ->
            handle
                .createQuery(FIND_BY_HASH)
                .bind("hash", hash)
                .map(JdbiApiKeyStore::toKey)
                .findOne());
  }

  @Override
  public Optional<ApiKey> find(UUID id) {
    return session.crossTenant(
        handle -> handle.createQuery(FIND).bind("id", id).map(JdbiApiKeyStore::toKey).findOne());
  }

  @Override
  public Page<ApiKey> list(PageRequest page) {
    return session.crossTenant(
        handle -> Rows.page(handle.createQuery(LIST), page, JdbiApiKeyStore::toKey));
  }

  @Override
  public boolean remove(UUID id) {
    return session.crossTenant(
        handle -> handle.createQuery(REMOVE).bind("id", id).mapTo(Boolean.class).one());
  }

  private static ApiKey toKey(RowView row) {
    return new ApiKey(
        row.getColumn("id", UUID.class),
        row.getColumn("name", String.class),
        row.getColumn("role", Role.class),
        new TenantScope(
            row.getColumn("all_tenants", Boolean.class),
            Arrays.stream(row.getColumn("tenants", UUID[].class))
                .map(TenantId::new)
                .collect(toSet())),
        row.getColumn("created_at", Instant.class));
  }
}
