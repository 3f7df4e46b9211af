package dev.engagement.adapter.jdbi.access;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.access.ApiKeyStore;

/** The entry to this package. */
public final class AccessStores {

  private AccessStores() {}

  /** Returns the store over the session. */
  public static ApiKeyStore apiKeys(Session session) {
    return new JdbiApiKeyStore(session);
  }
}
