package dev.engagement.adapter.jdbi.sequence;

import dev.engagement.adapter.jdbi.session.Json;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import org.jdbi.v3.core.result.RowView;

/** How rows become sequences and plans. */
final class SequenceRows {

  private SequenceRows() {}

  static Sequence toSequence(RowView row) {
    return new Sequence(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", SequenceId.class),
        row.getColumn("name", String.class),
        Rows.optional(row, "goal", String.class),
        row.getColumn("state", SequenceState.class),
        toPlan(row),
        Json.read(row.getColumn("settings", String.class), SettingsDocument.class).toSettings(),
        row.getColumn("created_at", Instant.class),
        row.getColumn("updated_at", Instant.class),
        row.getColumn("version", Long.class));
  }

  static PlanReference toReference(RowView row) {
    return new PlanReference(
        row.getColumn("sequence_id", SequenceId.class), row.getColumn("revision", Integer.class));
  }

  static SequencePlan toPlan(RowView row) {
    return new SequencePlan(
        row.getColumn("revision", Integer.class),
        row.getColumn("identity_id", IdentityId.class),
        StepDocument.toSteps(row.getColumn("steps", String.class)));
  }
}
