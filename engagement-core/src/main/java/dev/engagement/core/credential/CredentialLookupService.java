package dev.engagement.core.credential;

import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.credential.CredentialLookup;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens credentials, and remembers them for a second at the most; never that there is none, because
 * one that is set is to be used at once. Safe for concurrent use.
 */
public final class CredentialLookupService implements CredentialLookup {

  static final Duration REMEMBERED = Duration.ofSeconds(1);

  private static final int MANY = 1_000;

  private final Stores stores;
  private final CredentialCipher cipher;
  private final InstantSource clock;
  private final Map<Key, Found> remembered = new ConcurrentHashMap<>();

  public CredentialLookupService(Stores stores, CredentialCipher cipher, InstantSource clock) {
    this.stores = stores;
    this.cipher = cipher;
    this.clock = clock;
  }

  private record Key(TenantId tenant, Provider provider) {}

  private record Found(Credential credential, Instant readAt) {

    /** A clock that was set back makes nothing last longer. */
    boolean isFresh(Instant now) {
      return !now.isBefore(readAt) && Duration.between(readAt, now).compareTo(REMEMBERED) < 0;
    }
  }

  @Override
  public Optional<Credential> find(TenantId tenant, Provider provider) {
    Instant now = clock.instant();
    Key key = new Key(tenant, provider);
    Found found = remembered.get(key);
    return found != null && found.isFresh(now) ? Optional.of(found.credential()) : read(key, now);
  }

  private Optional<Credential> read(Key key, Instant now) {
    Optional<SealedCredential> sealed =
        stores
            .unitOfWork()
            .inOne(key.tenant(), () -> stores.credentials().find(key.tenant(), key.provider()));
    Optional<Credential> credential =
        sealed.flatMap(kept -> cipher.open(key.tenant(), key.provider(), kept.sealed()));
    forgetOld(now);
    credential.ifPresentOrElse(
        it -> remembered.put(key, new Found(it, now)), () -> remembered.remove(key));
    return credential;
  }

  private void forgetOld(Instant now) {
    if (remembered.size() >= MANY) {
      remembered.values().removeIf(found -> !found.isFresh(now));
    }
  }
}
