package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Cells;
import dev.engagement.adapter.jdbi.session.Cells.Codes;
import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Json;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.statement.StatementContext;

/** A recipient as a row. */
final class RecipientRows {

  private static final Codes<RecipientState> STATES =
      Codes.of(RecipientState.values(), RecipientState::code);
  private static final Codes<EndReason> END_REASONS = Codes.of(EndReason.values(), EndReason::code);

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

  /** Returns a recipient of whom only what changes is in the row. */
  static Recipient known(ResultSet row, Map<RecipientId, Recipient> before) throws SQLException {
    Recipient known = Objects.requireNonNull(before.get(Cells.id(row, "id", RecipientId::new)));
    return new Recipient(
        known.tenant(),
        known.id(),
        known.enrollment(),
        known.sequence(),
        known.contact(),
        known.address(),
        known.firstName(),
        known.lastName(),
        known.timezone(),
        known.variables(),
        STATES.in(row, "state"),
        END_REASONS.optionalIn(row, "end_reason"),
        Cells.optionalId(row, "current_step_id", StepId::new),
        Cells.optionalInstant(row, "next_run_at"),
        known.startedAt(),
        Cells.optionalInstant(row, "finished_at"));
  }

  static Recipient recipient(ResultSet row, StatementContext context) throws SQLException {
    return new Recipient(
        Cells.id(row, "tenant_id", TenantId::new),
        Cells.id(row, "id", RecipientId::new),
        Cells.id(row, "enrollment_id", EnrollmentId::new),
        Cells.id(row, "sequence_id", SequenceId::new),
        Cells.id(row, "contact_id", ContactId::new),
        new EmailAddress(row.getString("email"), row.getString("email_norm")),
        Cells.text(row, "first_name"),
        Cells.text(row, "last_name"),
        Cells.text(row, "timezone").map(ZoneId::of),
        Json.map(row.getString("variables")),
        STATES.in(row, "state"),
        END_REASONS.optionalIn(row, "end_reason"),
        Cells.optionalId(row, "current_step_id", StepId::new),
        Cells.optionalInstant(row, "next_run_at"),
        Cells.instant(row, "started_at"),
        Cells.optionalInstant(row, "finished_at"));
  }
}
