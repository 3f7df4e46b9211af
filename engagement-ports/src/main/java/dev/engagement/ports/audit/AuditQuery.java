package dev.engagement.ports.audit;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import java.util.Optional;

/** Which entries a list shows; what is empty filters nothing. */
public record AuditQuery(Optional<EnrollmentId> enrollment, Optional<RecipientId> recipient) {

  /** Shows the entries of an enrollment and its recipients. */
  public static AuditQuery of(EnrollmentId enrollment) {
    return new AuditQuery(Optional.of(enrollment), Optional.empty());
  }
}
