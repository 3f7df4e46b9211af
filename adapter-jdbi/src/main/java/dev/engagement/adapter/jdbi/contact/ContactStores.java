package dev.engagement.adapter.jdbi.contact;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.contact.ContactStore;

/** The entry to this package. */
public final class ContactStores {

  private ContactStores() {}

  /** Returns the store over the session. */
  public static ContactStore contacts(Session session) {
    return new JdbiContactStore(session);
  }
}
