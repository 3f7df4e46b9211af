package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.enrollment.EnrollmentStore;
import dev.engagement.ports.enrollment.RecipientStore;

/** The entry to this package. */
public final class EnrollmentStores {

  private EnrollmentStores() {}

  /** Returns the store of enrollments over the session. */
  public static EnrollmentStore enrollments(Session session) {
    return new JdbiEnrollmentStore(session);
  }

  /** Returns the store of recipients over the session. */
  public static RecipientStore recipients(Session session) {
    return new JdbiRecipientStore(session);
  }
}
