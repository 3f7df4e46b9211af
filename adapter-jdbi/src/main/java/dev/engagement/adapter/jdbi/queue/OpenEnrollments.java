package dev.engagement.adapter.jdbi.queue;

import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceState;
import org.jdbi.v3.core.statement.SqlStatement;

/** Which enrollments are open, as part of a statement. */
final class OpenEnrollments {

  /** Follows a table that goes by {@code d} and names the enrollment; to be closed by a WHERE. */
  static final String JOIN =
      """
      JOIN engagement.enrollment e
        ON e.tenant_id = :tenant
       AND e.id = d.enrollment_id
       AND e.state = ANY (:openEnrollments)
       AND e.sequence_id <> ALL (:heldSequences)
      JOIN engagement.sequence s
        ON s.tenant_id = :tenant
       AND s.id = e.sequence_id
       AND s.state = ANY (:openSequences)
      JOIN engagement.sequence_revision r
        ON r.tenant_id = :tenant
       AND r.sequence_id = e.sequence_id
       AND r.revision = e.revision
       AND r.identity_id <> ALL (:heldSenders)
       AND (:anySender OR r.identity_id = ANY (:senders))
      """;

  private OpenEnrollments() {}

  static <S extends SqlStatement<S>> S bindTo(S statement, OpenScopes open) {
    return statement
        .bindArray("openEnrollments", EnrollmentState.class, open.enrollments())
        .bindArray("openSequences", SequenceState.class, open.sequences())
        .bindArray("heldSequences", SequenceId.class, open.held().sequences())
        .bindArray("heldSenders", IdentityId.class, open.held().senders())
        .bind("anySender", open.sender().isEmpty())
        .bindArray("senders", IdentityId.class, open.sender().stream().toList());
  }
}
