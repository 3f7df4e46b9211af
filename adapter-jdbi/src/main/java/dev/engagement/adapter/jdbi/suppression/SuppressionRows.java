package dev.engagement.adapter.jdbi.suppression;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;

/** How entries are written to and read from either table. */
final class SuppressionRows {

  private SuppressionRows() {}

  static <S extends SqlStatement<S>> S bind(Collection<SuppressionEntry> entries, S statement) {
    return Columns.of(entries)
        .uuids("ids", entry -> entry.id().value())
        .texts("kinds", entry -> entry.kind().code())
        .texts("values", SuppressionEntry::value)
        .texts("reasons", entry -> entry.reason().code())
        .texts("sources", entry -> entry.source().orElse(null))
        .instants("instants", SuppressionEntry::createdAt)
        .bindTo(statement)
        .bind("strongest", SuppressionReason.UNSUBSCRIBE);
  }

  static SuppressionEntry toEntry(RowView row, SuppressionScope scope) {
    return new SuppressionEntry(
        row.getColumn("id", SuppressionId.class),
        scope,
        row.getColumn("kind", SuppressionKind.class),
        row.getColumn("value_norm", String.class),
        row.getColumn("reason", SuppressionReason.class),
        Rows.optional(row, "source", String.class),
        row.getColumn("created_at", Instant.class));
  }
}
