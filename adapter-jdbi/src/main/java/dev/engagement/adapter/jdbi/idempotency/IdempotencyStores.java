package dev.engagement.adapter.jdbi.idempotency;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.idempotency.IdempotencyStore;

/** The entry to this package. */
public final class IdempotencyStores {

  private IdempotencyStores() {}

  /** Returns the store over the session. */
  public static IdempotencyStore idempotency(Session session) {
    return new JdbiIdempotencyStore(session);
  }
}
