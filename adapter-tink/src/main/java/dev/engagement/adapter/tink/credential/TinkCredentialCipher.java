package dev.engagement.adapter.tink.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** Seals with Tink's authenticated encryption (AES-256-GCM). Safe for concurrent use. */
public final class TinkCredentialCipher implements CredentialCipher {

  private final Supplier<MasterKey> key;

  /** Seals with this key. */
  public TinkCredentialCipher(MasterKey key) {
    this.key = () -> key;
  }

  /**
   * Seals with the key in a file, which is read again whenever it was replaced.
   *
   * @throws MasterKeyException if there is none, or if anyone but the file's owner may read it
   */
  public TinkCredentialCipher(Path file) {
    this.key = current(file);
  }

  private static Supplier<MasterKey> current(Path file) {
    try {
      return new CurrentMasterKey(file);
    } catch (IOException unreadable) {
      throw new MasterKeyException("the master key file cannot be read");
    }
  }

  @Override
  public String seal(TenantId tenant, Credential credential) {
    try {
      byte[] sealed =
          key.get()
              .aead()
              .encrypt(CredentialText.write(credential), belonging(tenant, credential.provider()));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException unsealed) {
      throw new IllegalStateException("a credential cannot be sealed", unsealed);
    }
  }

  @Override
  public Optional<Credential> open(TenantId tenant, Provider provider, String sealed) {
    try {
      byte[] bytes = Base64.getDecoder().decode(sealed);
      if (!Base64.getEncoder().encodeToString(bytes).equals(sealed)) {
        return Optional.empty();
      }
      byte[] opened = key.get().aead().decrypt(bytes, belonging(tenant, provider));
      return Optional.of(CredentialText.read(provider, opened));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** What is sealed for one tenant and provider opens for no other. */
  private static byte[] belonging(TenantId tenant, Provider provider) {
    return ("engagement credential 1/" + tenant + "/" + provider.code()).getBytes(UTF_8);
  }
}
