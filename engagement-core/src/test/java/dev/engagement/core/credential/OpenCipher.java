package dev.engagement.core.credential;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what it sealed; sealing numbers it, with a key that can be lost. */
final class OpenCipher implements CredentialCipher {

  private final Map<String, Credential> sealed = new HashMap<>();
  private int count;

  @Override
  public String seal(TenantId tenant, Credential credential) {
    String text = tenant + " " + credential.provider() + " " + ++count;
    sealed.put(text, credential);
    return text;
  }

  @Override
  public Optional<Credential> open(TenantId tenant, Provider provider, String text) {
    return text.startsWith(tenant + " " + provider + " ")
        ? Optional.ofNullable(sealed.get(text))
        : Optional.empty();
  }

  void lose(String text) {
    sealed.remove(text);
  }
}
