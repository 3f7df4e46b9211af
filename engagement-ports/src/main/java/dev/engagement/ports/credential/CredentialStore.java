package dev.engagement.ports.credential;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Keeps sealed credentials. Every method is confined to the tenant it is given. */
@DrivenPort
public interface CredentialStore {

  /** Returns the tenant's credential for the provider, or empty. */
  Optional<SealedCredential> find(TenantId tenant, Provider provider);

  /** Returns all that the tenant has. */
  List<SealedCredential> list(TenantId tenant);

  /** Sets a credential in place of the one that the tenant has for the provider. */
  void put(TenantId tenant, SealedCredential credential);

  /**
   * Sets a credential in place of another one for the same provider, if that is still there as it
   * was.
   *
   * @return whether it was; else nothing is written
   */
  boolean replace(TenantId tenant, SealedCredential old, SealedCredential credential);

  /** Removes a credential, and returns whether there was one. */
  boolean remove(TenantId tenant, Provider provider);
}
