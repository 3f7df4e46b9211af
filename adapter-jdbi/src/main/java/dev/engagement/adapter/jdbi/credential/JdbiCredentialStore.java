package dev.engagement.adapter.jdbi.credential;

import static java.util.Objects.requireNonNull;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.credential.CredentialStore;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;

final class JdbiCredentialStore implements CredentialStore {

  JdbiCredentialStore(Session session) {
    requireNonNull(session, "session");
  }

  @Override
  public Optional<SealedCredential> find(TenantId tenant, Provider provider) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SealedCredential> list(TenantId tenant) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void put(TenantId tenant, SealedCredential credential) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean remove(TenantId tenant, Provider provider) {
    throw new UnsupportedOperationException();
  }
}
