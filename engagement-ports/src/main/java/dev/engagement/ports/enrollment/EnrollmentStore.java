package dev.engagement.ports.enrollment;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps enrollments. Every method is confined to the tenant it is given. */
@DrivenPort
public interface EnrollmentStore {

  /** Adds a new enrollment at version 0. */
  void add(Enrollment enrollment);

  /** Returns the enrollment, or empty if this tenant has none with that id. */
  Optional<Enrollment> find(TenantId tenant, EnrollmentId id);

  /** Returns those of the enrollments that this tenant has. */
  Map<EnrollmentId, Enrollment> findAll(TenantId tenant, Collection<EnrollmentId> ids);

  /**
   * Returns those of the enrollments that this tenant has, and keeps other writers away from them
   * until the unit of work ends. They are locked in the order of their ids.
   */
  Map<EnrollmentId, Enrollment> lock(TenantId tenant, Collection<EnrollmentId> ids);

  /** Returns enrollments in the order of their ids. */
  Page<Enrollment> list(TenantId tenant, EnrollmentFilter filter, PageRequest page);

  /** Returns whether the sequence has an enrollment in one of the states. */
  boolean exists(TenantId tenant, SequenceId sequence, Set<EnrollmentState> states);

  /**
   * Replaces each stored enrollment if it is still at its {@code version()}.
   *
   * @return the enrollments as stored, each one version on
   * @throws EngagementException with {@link ErrorCode#STALE_VERSION} if another writer came first
   *     anywhere; nothing is written
   */
  List<Enrollment> update(TenantId tenant, List<Enrollment> enrollments);
}
