package dev.engagement.adapter.jdbi.enrollment;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** An enrollment as a row. */
final class EnrollmentRows {

  private EnrollmentRows() {}

  /** All of an enrollment, to be added. */
  static Columns<Enrollment> columns(Enrollment enrollment) {
    return changing(List.of(enrollment))
        .uuids("sequences", added -> added.plan().sequence().value())
        .integers("revisions", added -> added.plan().revision())
        .instants("createdAt", Enrollment::createdAt);
  }

  /** All that changes, and the version that it changes. */
  static Columns<Enrollment> changing(List<Enrollment> enrollments) {
    return Columns.of(enrollments)
        .uuids("ids", enrollment -> enrollment.id().value())
        .texts("names", enrollment -> enrollment.name().orElse(null))
        .texts("states", enrollment -> enrollment.state().code())
        .texts("resumesTo", EnrollmentRows::resumesTo)
        .longs("accepted", Enrollment::accepted)
        .longs("refused", Enrollment::refused)
        .longs("open", Enrollment::open)
        .longs("completed", Enrollment::completed)
        .instants("updatedAt", Enrollment::updatedAt)
        .instants("finishedAt", enrollment -> enrollment.finishedAt().orElse(null))
        .longs("versions", Enrollment::version);
  }

  private static @Nullable String resumesTo(Enrollment enrollment) {
    return enrollment.resumesTo().map(EnrollmentState::code).orElse(null);
  }

  static Enrollment enrollment(RowView row) {
    return new Enrollment(
        row.getColumn("tenant_id", TenantId.class),
        row.getColumn("id", EnrollmentId.class),
        new PlanReference(
            row.getColumn("sequence_id", SequenceId.class),
            row.getColumn("revision", Integer.class)),
        Rows.optional(row, "name", String.class),
        row.getColumn("state", EnrollmentState.class),
        Rows.optional(row, "resumes_to", EnrollmentState.class),
        row.getColumn("accepted", Long.class),
        row.getColumn("refused", Long.class),
        row.getColumn("unfinished", Long.class),
        row.getColumn("completed", Long.class),
        row.getColumn("created_at", Instant.class),
        row.getColumn("updated_at", Instant.class),
        Rows.optional(row, "finished_at", Instant.class),
        row.getColumn("version", Long.class));
  }
}
