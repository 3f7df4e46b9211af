package dev.engagement.ports.credential;

import dev.engagement.ports.Actor;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;

/**
 * A credential as it is kept: encrypted, in Base64 (RFC 4648, section 4), with the tenant's id as
 * associated data.
 */
public record SealedCredential(
    TenantId tenant, Provider provider, String sealed, Actor setBy, Instant setAt) {

  @Override
  public String toString() {
    return "SealedCredential[" + tenant + ", " + provider + "]";
  }
}
