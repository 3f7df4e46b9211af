package dev.engagement.adapter.jdbi.identity;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.identity.IdentityStore;

/** The entry to this package. */
public final class IdentityStores {

  private IdentityStores() {}

  /** Returns the store over the session. */
  public static IdentityStore identities(Session session) {
    return new JdbiIdentityStore(session);
  }
}
