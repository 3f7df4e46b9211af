package dev.engagement.adapter.jdbi.suppression;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.suppression.SuppressionList;

/** The entry to this package. */
public final class SuppressionStores {

  private SuppressionStores() {}

  /** Returns the store over the session. */
  public static SuppressionList suppressions(Session session) {
    return new JdbiSuppressionList(session);
  }
}
