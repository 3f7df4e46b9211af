package dev.engagement.ports.credential;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.Optional;

/** Encrypts and decrypts credentials with a key that the database does not have. */
@DrivenPort
public interface CredentialCipher {

  /** Keeps no credentials: for an engine whose senders are let in by other means. */
  CredentialCipher NONE =
      new CredentialCipher() {
        @Override
        public String seal(TenantId tenant, Credential credential) {
          throw new EngagementException(
              ErrorCode.CREDENTIALS_NOT_KEPT, "this engine keeps no credentials");
        }

        @Override
        public Optional<Credential> open(TenantId tenant, Provider provider, String sealed) {
          return Optional.empty();
        }
      };

  /**
   * Encrypts; the tenant's id and the provider are associated data.
   *
   * @throws EngagementException with {@link ErrorCode#CREDENTIALS_NOT_KEPT} if there is no key
   */
  String seal(TenantId tenant, Credential credential);

  /**
   * Decrypts.
   *
   * @return empty if it was sealed for another tenant or provider, with a key that is not there any
   *     more, or was changed
   */
  Optional<Credential> open(TenantId tenant, Provider provider, String sealed);
}
