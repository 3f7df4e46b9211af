package dev.engagement.ports.access;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import java.util.Optional;
import java.util.UUID;

/** Keeps API keys, each with the SHA-256 of its secret in lower-case hexadecimal digits. */
@DrivenPort
@CrossTenant("a key may reach many tenants, and is looked up before any is known")
public interface ApiKeyStore {

  /**
   * Adds a key.
   *
   * @throws EngagementException with {@link ErrorCode#DUPLICATE} if the id or the hash is there
   *     already; nothing is written
   */
  void add(ApiKey key, String hash);

  /** Returns the key with that hash, or empty. */
  Optional<ApiKey> findByHash(String hash);

  /** Returns the key with that id, or empty. */
  Optional<ApiKey> find(UUID id);

  /** Returns keys in the order of their ids. */
  Page<ApiKey> list(PageRequest page);

  /** Removes the key, and returns whether there was one. */
  boolean remove(UUID id);
}
