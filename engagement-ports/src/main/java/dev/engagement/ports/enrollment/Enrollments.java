package dev.engagement.ports.enrollment;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.tenant.TenantId;
import java.util.Iterator;

/** What people do with enrollments. Every method is confined to the tenant it is given. */
@DrivingPort
public interface Enrollments {

  /**
   * Enrolls a batch and enqueues the first step of everyone accepted, in one unit of work. The rows
   * are read once, in order, and held in memory only a batch at a time.
   *
   * @param rows what it throws goes through, and nothing is written
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is no such sequence; with
   *     {@link ErrorCode#SEQUENCE_NOT_ACTIVE} if it accepts no enrollments; with {@link
   *     ErrorCode#NOTHING_ACCEPTED} if every row was refused; nothing is written
   */
  EnrollmentReceipt create(
      TenantId tenant, NewEnrollment enrollment, Iterator<RecipientRow> rows, Actor actor);

  /**
   * Returns the enrollment. @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there
   * is none
   */
  Enrollment get(TenantId tenant, EnrollmentId id);

  /**
   * Returns what became of its recipients. @throws EngagementException with {@link
   * ErrorCode#NOT_FOUND}
   */
  Ledger ledger(TenantId tenant, EnrollmentId id);

  /** Returns enrollments, oldest first. */
  Page<Enrollment> list(TenantId tenant, EnrollmentFilter filter, PageRequest page);

  /**
   * Returns recipients in the order of the batch, those of a paused enrollment as {@code paused}.
   */
  Page<Recipient> recipients(TenantId tenant, EnrollmentId id, PageRequest page);

  /**
   * Pauses, resumes or stops it. Takes hold at once for all that is not on the wire. Stopping then
   * cancels what waits, a batch at a time.
   *
   * @throws EngagementException with {@link ErrorCode#ILLEGAL_TRANSITION}
   */
  Enrollment change(
      TenantId tenant,
      EnrollmentId id,
      EnrollmentChange change,
      Precondition precondition,
      Actor actor);
}
