package dev.engagement.testkit;

import dev.engagement.ports.credential.CredentialStore;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;

final class InMemoryCredentialStore implements CredentialStore {

  private final InMemoryDatabase database;
  private final Table<Provider, SealedCredential> credentials;

  InMemoryCredentialStore(InMemoryDatabase database) {
    this.database = database;
    this.credentials = database.tables.credentials;
  }

  @Override
  public Optional<SealedCredential> find(TenantId tenant, Provider provider) {
    database.enter(tenant);
    return credentials.find(tenant, provider);
  }

  @Override
  public List<SealedCredential> list(TenantId tenant) {
    database.enter(tenant);
    return List.copyOf(credentials.of(tenant).values());
  }

  @Override
  public void put(TenantId tenant, SealedCredential credential) {
    database.enter(tenant);
    database.require(credential.tenant().equals(tenant), "only the tenant's own are kept");
    credentials.put(tenant, credential.provider(), credential);
  }

  @Override
  public boolean replace(TenantId tenant, SealedCredential old, SealedCredential credential) {
    boolean same = find(tenant, credential.provider()).filter(old::equals).isPresent();
    if (same) {
      put(tenant, credential);
    }
    return same;
  }

  @Override
  public boolean remove(TenantId tenant, Provider provider) {
    database.enter(tenant);
    return credentials.remove(tenant, provider);
  }
}
