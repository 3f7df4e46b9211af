package dev.engagement.adapter.jdbi.mail;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.mail.MessageStore;

/** The entry to this package. */
public final class MailStores {

  private MailStores() {}

  /** Returns the store over the session. */
  public static MessageStore messages(Session session) {
    return new JdbiMessageStore(session);
  }
}
