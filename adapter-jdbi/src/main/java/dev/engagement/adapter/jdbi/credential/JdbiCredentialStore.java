package dev.engagement.adapter.jdbi.credential;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.Actor;
import dev.engagement.ports.credential.CredentialStore;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Update;

final class JdbiCredentialStore implements CredentialStore {

  private static final String FIND =
      """
      SELECT tenant_id, provider, sealed, set_by, set_at
        FROM engagement.credential
       WHERE tenant_id = :tenant
         AND provider = :provider
      """;

  private static final String LIST =
      """
      SELECT tenant_id, provider, sealed, set_by, set_at
        FROM engagement.credential
       WHERE tenant_id = :tenant
       ORDER BY provider
      """;

  private static final String PUT =
      """
      INSERT INTO engagement.credential (tenant_id, provider, sealed, set_by, set_at)
      VALUES (:tenant, :provider, :sealed, :setBy, :setAt)
      ON CONFLICT (tenant_id, provider) DO UPDATE
         SET sealed = excluded.sealed, set_by = excluded.set_by, set_at = excluded.set_at
      """;

  private static final String REPLACE =
      """
      UPDATE engagement.credential
         SET sealed = :sealed, set_by = :setBy, set_at = :setAt
       WHERE tenant_id = :tenant
         AND provider = :provider
         AND sealed = :old
      """;

  private static final String REMOVE =
      "DELETE FROM engagement.credential WHERE tenant_id = :tenant AND provider = :provider";

  private final Session session;

  JdbiCredentialStore(Session session) {
    this.session = session;
  }

  @Override
  public Optional<SealedCredential> find(TenantId tenant, Provider provider) {
    return session
        .handle(tenant)
        .createQuery(FIND)
        .bind("tenant", tenant)
        .bind("provider", provider)
        .map(JdbiCredentialStore::toCredential)
        .findOne();
  }

  @Override
  public List<SealedCredential> list(TenantId tenant) {
    return session
        .handle(tenant)
        .createQuery(LIST)
        .bind("tenant", tenant)
        .map(JdbiCredentialStore::toCredential)
        .list();
  }

  @Override
  public void put(TenantId tenant, SealedCredential credential) {
    bound(session.handle(tenant).createUpdate(PUT), credential).execute();
  }

  @Override
  public boolean replace(TenantId tenant, SealedCredential old, SealedCredential credential) {
    Update update = session.handle(tenant).createUpdate(REPLACE).bind("old", old.sealed());
    return bound(update, credential).execute() > 0;
  }

  private static Update bound(Update update, SealedCredential credential) {
    return update
        .bind("tenant", credential.tenant())
        .bind("provider", credential.provider())
        .bind("sealed", credential.sealed())
        .bind("setBy", credential.setBy())
        .bind("setAt", credential.setAt());
  }

  @Override
  public boolean remove(TenantId tenant, Provider provider) {
    return session
            .handle(tenant)
            .createUpdate(REMOVE)
            .bind("tenant", tenant)
            .bind("provider", provider)
            .execute()
        > 0;
  }

  private static SealedCredential toCredential(RowView row) {
    return new SealedCredential(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("provider", Provider.class),
        row.getColumn("sealed", String.class),
        row.getColumn("set_by", Actor.class),
        row.getColumn("set_at", Instant.class));
  }
}
