package dev.engagement.ports.audit;

import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import java.util.Optional;
import java.util.UUID;

/**
 * What an entry is about.
 *
 * @param type {@code template}, {@code sequence}, {@code enrollment}, {@code queue_item} and so on
 * @param enrollment the enrollment that it belongs to, where there is one
 * @param recipient the recipient that it belongs to, where there is one
 */
public record AuditSubject(
    String type, UUID id, Optional<EnrollmentId> enrollment, Optional<RecipientId> recipient) {

  /** Returns a subject that belongs to no enrollment. */
  public static AuditSubject of(String type, UUID id) {
    return new AuditSubject(type, id, Optional.empty(), Optional.empty());
  }

  /** Returns an enrollment as a subject. */
  public static AuditSubject of(EnrollmentId enrollment) {
    return new AuditSubject(
        "enrollment", enrollment.value(), Optional.of(enrollment), Optional.empty());
  }

  /** Returns a recipient as a subject. */
  public static AuditSubject of(EnrollmentId enrollment, RecipientId recipient) {
    return new AuditSubject(
        "recipient", recipient.value(), Optional.of(enrollment), Optional.of(recipient));
  }
}
