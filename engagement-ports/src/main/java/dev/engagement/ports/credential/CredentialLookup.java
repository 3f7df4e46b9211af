package dev.engagement.ports.credential;

import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.Optional;

/** Tells those who send what a tenant is let in with. Never reaches the API. */
@DrivingPort
@FunctionalInterface
public interface CredentialLookup {

  /** Returns the tenant's own credential, or empty; no older than a second. */
  Optional<Credential> find(TenantId tenant, Provider provider);
}
