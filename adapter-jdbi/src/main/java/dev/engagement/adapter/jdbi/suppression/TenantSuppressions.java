package dev.engagement.adapter.jdbi.suppression;

import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The entries of one tenant. */
record TenantSuppressions(Handle handle, TenantId tenant) implements SuppressionTable {

  private static final String ADD =
      """
      INSERT INTO engagement.suppression AS stored
        (tenant_id, id, kind, value_norm, reason, source, created_at)
      SELECT :tenant, given.id, given.kind, given.value_norm, given.reason, given.source,
             given.created_at
        FROM unnest(:ids, :kinds, :values, :reasons, :sources, :instants)
          AS given (id, kind, value_norm, reason, source, created_at)
       ORDER BY given.kind, given.value_norm
      ON CONFLICT (tenant_id, kind, value_norm) DO UPDATE
         SET reason = excluded.reason, source = excluded.source, created_at = excluded.created_at
       WHERE excluded.reason = :strongest AND stored.reason <> :strongest
      """;

  /**
   * The limit keeps it one walk through the index for each value, whatever the planner believes.
   */
  private static final String MATCHES =
      """
      SELECT s.id, s.kind, s.value_norm, s.reason, s.source, s.created_at
        FROM unnest(:kinds, :values) AS given (kind, value_norm)
       CROSS JOIN LATERAL (
             SELECT e.id, e.kind, e.value_norm, e.reason, e.source, e.created_at
               FROM engagement.suppression e
              WHERE e.tenant_id = :tenant
                AND e.kind = given.kind
                AND e.value_norm = given.value_norm
              LIMIT 1) s
      """;

  private static final String FIND =
      """
      SELECT id, kind, value_norm, reason, source, created_at
        FROM engagement.suppression
       WHERE tenant_id = :tenant
         AND id = :id
      """;

  private static final String LIST =
      """
      SELECT id, kind, value_norm, reason, source, created_at
        FROM engagement.suppression
       WHERE tenant_id = :tenant
         AND id > :after
       ORDER BY id
       LIMIT :limit
      """;

  private static final String REMOVE =
      """
      DELETE FROM engagement.suppression
       WHERE tenant_id = :tenant
         AND id = :id
      """;

  @Override
  public void add(Collection<SuppressionEntry> entries) {
    SuppressionRows.bind(entries, handle.createUpdate(ADD)).bind("tenant", tenant).execute();
  }

  @Override
  public List<SuppressionEntry> matches(Collection<SuppressionKey> keys) {
    return SuppressionKey.bind(keys, handle.createQuery(MATCHES))
        .bind("tenant", tenant)
        .map(TenantSuppressions::toEntry)
        .list();
  }

  @Override
  public Optional<SuppressionEntry> find(SuppressionId id) {
    return handle
        .createQuery(FIND)
        .bind("tenant", tenant)
        .bind("id", id)
        .map(TenantSuppressions::toEntry)
        .findOne();
  }

  @Override
  public Page<SuppressionEntry> page(PageRequest page) {
    return Rows.page(
        handle.createQuery(LIST).bind("tenant", tenant), page, TenantSuppressions::toEntry);
  }

  @Override
  public boolean remove(SuppressionId id) {
    return handle.createUpdate(REMOVE).bind("tenant", tenant).bind("id", id).execute() > 0;
  }

  private static SuppressionEntry toEntry(RowView row) {
    return SuppressionRows.toEntry(row, SuppressionScope.TENANT);
  }
}
