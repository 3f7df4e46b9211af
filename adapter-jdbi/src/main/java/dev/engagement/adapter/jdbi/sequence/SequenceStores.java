package dev.engagement.adapter.jdbi.sequence;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.sequence.SequenceStore;

/** The entry to this package. */
public final class SequenceStores {

  private SequenceStores() {}

  /** Returns the store over the session. */
  public static SequenceStore sequences(Session session) {
    return new JdbiSequenceStore(session);
  }
}
