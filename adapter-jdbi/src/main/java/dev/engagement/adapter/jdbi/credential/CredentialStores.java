package dev.engagement.adapter.jdbi.credential;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.credential.CredentialStore;

/** The entry to this package. */
public final class CredentialStores {

  private CredentialStores() {}

  /** Returns the store over the session. */
  public static CredentialStore credentials(Session session) {
    return new JdbiCredentialStore(session);
  }
}
