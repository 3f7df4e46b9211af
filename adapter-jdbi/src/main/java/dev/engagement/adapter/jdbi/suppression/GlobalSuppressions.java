package dev.engagement.adapter.jdbi.suppression;

import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionScope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The entries that count for every tenant, behind functions. */
record GlobalSuppressions(Handle handle) implements SuppressionTable {

  private static final String ADD =
      """
      SELECT CAST(engagement_global.suppression_add(
        :ids, :kinds, :values, :reasons, :sources, :instants, :strongest) AS text)
      """;

  private static final String MATCHES =
      """
      SELECT id, kind, value_norm, reason, source, created_at
        FROM engagement_global.suppression_matches(:kinds, :values)
      """;

  private static final String FIND =
      """
      SELECT id, kind, value_norm, reason, source, created_at
        FROM engagement_global.suppression_find(:id)
      """;

  private static final String LIST =
      """
      SELECT id, kind, value_norm, reason, source, created_at
        FROM engagement_global.suppression_page(:after, :limit)
       ORDER BY id
      """;

  private static final String REMOVE = "SELECT engagement_global.suppression_remove(:id)";

  @Override
  public void add(Collection<SuppressionEntry> entries) {
    SuppressionRows.bind(entries, handle.createQuery(ADD)).mapTo(String.class).one();
  }

  @Override
  public List<SuppressionEntry> matches(Collection<SuppressionKey> keys) {
    return SuppressionKey.bind(keys, handle.createQuery(MATCHES))
        .map(GlobalSuppressions::toEntry)
        .list();
  }

  @Override
  public Optional<SuppressionEntry> find(SuppressionId id) {
    return handle.createQuery(FIND).bind("id", id).map(GlobalSuppressions::toEntry).findOne();
  }

  @Override
  public Page<SuppressionEntry> page(PageRequest page) {
    return Rows.page(handle.createQuery(LIST), page, GlobalSuppressions::toEntry);
  }

  @Override
  public boolean remove(SuppressionId id) {
    return handle.createQuery(REMOVE).bind("id", id).mapTo(Boolean.class).one();
  }

  private static SuppressionEntry toEntry(RowView row) {
    return SuppressionRows.toEntry(row, SuppressionScope.GLOBAL);
  }
}
