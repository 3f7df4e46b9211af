package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Adds recipients whose address is free in their sequence. */
final class RecipientAdmission {

  /** In the order of the addresses, so that two batches do not wait for each other in a circle. */
  private static final String INSERT =
      """
      INSERT INTO engagement.recipient (
        tenant_id, id, enrollment_id, sequence_id, contact_id, current_step_id, next_run_at,
        started_at, finished_at, state, end_reason, email, email_norm, first_name, last_name,
        timezone, variables)
      SELECT :tenant, n.id, n.enrollment_id, n.sequence_id, n.contact_id, n.current_step_id,
             n.next_run_at, n.started_at, n.finished_at, n.state, n.end_reason, n.email,
             n.email_norm, n.first_name, n.last_name, n.timezone, CAST(n.variables AS jsonb)
        FROM unnest(:ids, :enrollments, :sequences, :contacts, :steps, :nextRunAt, :startedAt,
                    :finishedAt, :states, :endReasons, :emails, :emailNorms, :firstNames,
                    :lastNames, :timezones, :variables)
             WITH ORDINALITY
          AS n (id, enrollment_id, sequence_id, contact_id, current_step_id, next_run_at,
                started_at, finished_at, state, end_reason, email, email_norm, first_name,
                last_name, timezone, variables, place)
       ORDER BY n.email_norm, n.place
      ON CONFLICT (tenant_id, email_norm, sequence_id) WHERE finished_at IS NULL DO NOTHING
      RETURNING id
      """;

  private static final String IN_SAME_ENROLLMENT =
      """
      SELECT n.id
        FROM unnest(:ids, :enrollments, :sequences, :emailNorms)
          AS n (id, enrollment_id, sequence_id, email_norm)
        JOIN engagement.recipient r
          ON r.tenant_id = :tenant
         AND r.email_norm = n.email_norm
         AND r.sequence_id = n.sequence_id
         AND r.enrollment_id = n.enrollment_id
         AND r.finished_at IS NULL
      """;

  private final Handle handle;
  private final TenantId tenant;

  RecipientAdmission(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  Map<RecipientId, Admission> add(List<Recipient> recipients) {
    Set<RecipientId> added = insert(recipients);
    List<Recipient> refused =
        recipients.stream().filter(recipient -> !added.contains(recipient.id())).toList();
    Set<RecipientId> duplicates = refused.isEmpty() ? Set.of() : inSameEnrollment(refused);
    Map<RecipientId, Admission> admissions = new LinkedHashMap<>();
    added.forEach(id -> admissions.put(id, Admission.ADDED));
    refused.forEach(recipient -> admissions.put(recipient.id(), refusal(recipient, duplicates)));
    return admissions;
  }

  private static Admission refusal(Recipient recipient, Set<RecipientId> duplicates) {
    return duplicates.contains(recipient.id())
        ? Admission.DUPLICATE_IN_BATCH
        : Admission.ALREADY_ENROLLED;
  }

  private Set<RecipientId> insert(List<Recipient> recipients) {
    return ids(RecipientRows.columns(recipients), INSERT);
  }

  private Set<RecipientId> inSameEnrollment(List<Recipient> refused) {
    Columns<Recipient> columns =
        Columns.of(refused)
            .uuids("ids", recipient -> recipient.id().value())
            .uuids("enrollments", recipient -> recipient.enrollment().value())
            .uuids("sequences", recipient -> recipient.sequence().value())
            .texts("emailNorms", recipient -> recipient.address().normalised());
    return ids(columns, IN_SAME_ENROLLMENT);
  }

  private Set<RecipientId> ids(Columns<Recipient> columns, String sql) {
    return columns
        .bindTo(handle.createQuery(sql))
        .bind("tenant", tenant)
        .mapTo(RecipientId.class)
        .collect(Collectors.toSet());
  }
}
