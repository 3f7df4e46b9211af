package dev.engagement.adapter.jdbi.planning;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.planning.SendHistory;

/** The entry to this package. */
public final class PlanningStores {

  private PlanningStores() {}

  /** Returns the history over the session. */
  public static SendHistory history(Session session) {
    return new JdbiSendHistory(session);
  }
}
