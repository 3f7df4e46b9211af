package dev.engagement.adapter.jdbi.planning;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.tenant.TenantId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** How many mails a sequence or sender has on a day. */
final class DailyCounts {

  private static final String READ =
      """
      SELECT c.scope, c.scope_id, c.day, c.sent
        FROM unnest(:scopes, :ids, :days) AS n (scope, scope_id, day)
        JOIN engagement.daily_count c
          ON c.tenant_id = :tenant
         AND c.scope = n.scope
         AND c.scope_id = n.scope_id
         AND c.day = CAST(n.day AS date)
      """;

  private static final String LOCK = READ + " ORDER BY c.scope, c.scope_id, c.day FOR UPDATE OF c";

  private static final String ENSURE =
      """
      INSERT INTO engagement.daily_count (tenant_id, scope, scope_id, day, sent)
      SELECT :tenant, n.scope, n.scope_id, CAST(n.day AS date), 0
        FROM unnest(:scopes, :ids, :days) AS n (scope, scope_id, day)
       ORDER BY n.scope, n.scope_id, n.day
      ON CONFLICT (tenant_id, scope, scope_id, day) DO NOTHING
      """;

  private static final String CHANGE =
      """
      UPDATE engagement.daily_count c
         SET sent = c.sent + n.change
        FROM unnest(:scopes, :ids, :days, :changes) AS n (scope, scope_id, day, change)
       WHERE c.tenant_id = :tenant
         AND c.scope = n.scope
         AND c.scope_id = n.scope_id
         AND c.day = CAST(n.day AS date)
      """;

  private final Handle handle;
  private final TenantId tenant;

  DailyCounts(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  Map<DailyCount, Integer> read(Collection<DailyCount> counts) {
    return read(READ, counts);
  }

  /** Locks rows that are there before anyone counts, so that two who count the first one meet. */
  Map<DailyCount, Integer> lock(Collection<DailyCount> counts) {
    columns(counts, Function.identity())
        .bindTo(handle.createUpdate(ENSURE))
        .bind("tenant", tenant)
        .execute();
    return read(LOCK, counts);
  }

  void change(Map<DailyCount, Integer> changes) {
    columns(changes.entrySet(), Map.Entry::getKey)
        .integers("changes", Map.Entry::getValue)
        .bindTo(handle.createUpdate(CHANGE))
        .bind("tenant", tenant)
        .execute();
  }

  private Map<DailyCount, Integer> read(String sql, Collection<DailyCount> counts) {
    return columns(counts, Function.identity())
        .bindTo(handle.createQuery(sql))
        .bind("tenant", tenant)
        .map(row -> Map.entry(count(row), row.getColumn("sent", Integer.class)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static DailyCount count(RowView row) {
    return new DailyCount(
        row.getColumn("scope", CapScope.class),
        row.getColumn("scope_id", UUID.class),
        row.getColumn("day", LocalDate.class));
  }

  private static <R> Columns<R> columns(Collection<R> rows, Function<R, DailyCount> count) {
    return Columns.of(rows)
        .texts("scopes", row -> count.apply(row).scope().code())
        .uuids("ids", row -> count.apply(row).id())
        .texts("days", row -> count.apply(row).day().toString());
  }
}
