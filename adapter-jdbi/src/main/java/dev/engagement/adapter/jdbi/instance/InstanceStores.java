package dev.engagement.adapter.jdbi.instance;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.instance.InstanceStore;

/** The entry to this package. */
public final class InstanceStores {

  private InstanceStores() {}

  /** Returns the store over the session. */
  public static InstanceStore instances(Session session) {
    return new JdbiInstanceStore(session);
  }
}
