package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Written;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Adds recipients whose address is free in their sequence. */
final class RecipientAdmission {

  /** In the order of the addresses, so that two batches do not wait for each other in a circle. */
  private static final String INSERT =
      Written.sql(
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
      """);

  /** By the address alone: the enrollment would lead to all its recipients for each of these. */
  private static final String HOLDERS =
      """
      SELECT n.id, r.enrollment_id
        FROM unnest(:ids, :sequences, :emailNorms) AS n (id, sequence_id, email_norm)
        JOIN engagement.recipient r
          ON r.tenant_id = :tenant
         AND r.email_norm = n.email_norm
         AND r.sequence_id = n.sequence_id
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
    Map<RecipientId, EnrollmentId> holders = refused.isEmpty() ? Map.of() : holders(refused);
    Map<RecipientId, Admission> admissions = new LinkedHashMap<>();
    added.forEach(id -> admissions.put(id, Admission.ADDED));
    refused.forEach(recipient -> admissions.put(recipient.id(), refusal(recipient, holders)));
    return admissions;
  }

  private static Admission refusal(Recipient recipient, Map<RecipientId, EnrollmentId> holders) {
    return recipient.enrollment().equals(holders.get(recipient.id()))
        ? Admission.DUPLICATE_IN_BATCH
        : Admission.ALREADY_ENROLLED;
  }

  private Set<RecipientId> insert(List<Recipient> recipients) {
    Query statement =
        RecipientRows.columns(recipients).bindTo(handle.createQuery(INSERT)).bind("tenant", tenant);
    return Written.execute(statement, recipients, Recipient::id, RecipientId::new);
  }

  private Map<RecipientId, EnrollmentId> holders(List<Recipient> refused) {
    return Columns.of(refused)
        .uuids("ids", recipient -> recipient.id().value())
        .uuids("sequences", recipient -> recipient.sequence().value())
        .texts("emailNorms", recipient -> recipient.address().normalised())
        .bindTo(handle.createQuery(HOLDERS))
        .bind("tenant", tenant)
        .map(RecipientAdmission::holder)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<RecipientId, EnrollmentId> holder(RowView row) {
    return Map.entry(
        row.getColumn("id", RecipientId.class), row.getColumn("enrollment_id", EnrollmentId.class));
  }
}
