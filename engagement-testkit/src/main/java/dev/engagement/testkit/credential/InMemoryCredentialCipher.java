package dev.engagement.testkit.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what it seals, and gives a ticket for it: a ticket of another cipher opens nothing. */
public final class InMemoryCredentialCipher implements CredentialCipher {

  private record Sealed(TenantId tenant, Credential credential) {}

  private final Map<String, Sealed> kept = new ConcurrentHashMap<>();

  @Override
  public String seal(TenantId tenant, Credential credential) {
    String ticket = Base64.getEncoder().encodeToString(Given.id().toString().getBytes(UTF_8));
    kept.put(ticket, new Sealed(tenant, credential));
    return ticket;
  }

  @Override
  public Optional<Credential> open(TenantId tenant, Provider provider, String sealed) {
    return Optional.ofNullable(kept.get(sealed))
        .filter(found -> found.tenant().equals(tenant))
        .map(Sealed::credential)
        .filter(credential -> credential.provider() == provider);
  }
}
