package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Json;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.result.RowView;

/** A recipient as a row. */
final class RecipientRows {

  private RecipientRows() {}

  static Columns<Recipient> columns(List<Recipient> recipients) {
    return Columns.of(recipients)
        .uuids("ids", recipient -> recipient.id().value())
        .uuids("enrollments", recipient -> recipient.enrollment().value())
        .uuids("sequences", recipient -> recipient.sequence().value())
        .uuids("contacts", recipient -> recipient.contact().value())
        .uuids("steps", recipient -> recipient.currentStep().map(StepId::value).orElse(null))
        .instants("nextRunAt", recipient -> recipient.nextRunAt().orElse(null))
        .instants("startedAt", Recipient::startedAt)
        .instants("finishedAt", recipient -> recipient.finishedAt().orElse(null))
        .texts("states", recipient -> recipient.state().code())
        .texts("endReasons", recipient -> recipient.endReason().map(EndReason::code).orElse(null))
        .texts("emails", recipient -> recipient.address().value())
        .texts("emailNorms", recipient -> recipient.address().normalised())
        .texts("firstNames", recipient -> recipient.firstName().orElse(null))
        .texts("lastNames", recipient -> recipient.lastName().orElse(null))
        .texts("timezones", recipient -> recipient.timezone().map(ZoneId::getId).orElse(null))
        .texts("variables", recipient -> Json.write(recipient.variables()));
  }

  static Recipient recipient(RowView row) {
    return new Recipient(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", RecipientId.class),
        row.getColumn("enrollment_id", EnrollmentId.class),
        row.getColumn("sequence_id", SequenceId.class),
        row.getColumn("contact_id", ContactId.class),
        new EmailAddress(
            row.getColumn("email", String.class), row.getColumn("email_norm", String.class)),
        Rows.optional(row, "first_name", String.class),
        Rows.optional(row, "last_name", String.class),
        Rows.optional(row, "timezone", ZoneId.class),
        Json.map(row.getColumn("variables", String.class)),
        row.getColumn("state", RecipientState.class),
        Rows.optional(row, "end_reason", EndReason.class),
        Rows.optional(row, "current_step_id", StepId.class),
        Rows.optional(row, "next_run_at", Instant.class),
        row.getColumn("started_at", Instant.class),
        Rows.optional(row, "finished_at", Instant.class));
  }
}
