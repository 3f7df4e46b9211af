package dev.engagement.adapter.jdbi.template;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.template.TemplateStore;

/** The entry to this package. */
public final class TemplateStores {

  private TemplateStores() {}

  /** Returns the store over the session. */
  public static TemplateStore templates(Session session) {
    return new JdbiTemplateStore(session);
  }
}
