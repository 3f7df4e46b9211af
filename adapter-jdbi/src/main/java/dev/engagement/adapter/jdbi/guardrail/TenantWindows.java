package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** How much of each sliding window of a tenant is used. */
final class TenantWindows {

  private static final String READ =
      """
      SELECT w.scope, w.scope_key, w.window_ms, w.slots, w.taken
        FROM unnest(:scopes, :keys, :windows) AS n (scope, scope_key, window_ms)
        JOIN engagement.rate_window w
          ON w.tenant_id = :tenant
         AND w.scope = n.scope
         AND w.scope_key = n.scope_key
         AND w.window_ms = n.window_ms
      """;

  private static final String LOCK =
      READ + " ORDER BY w.scope, w.scope_key, w.window_ms FOR NO KEY UPDATE OF w";

  private static final String ENSURE =
      """
      INSERT INTO engagement.rate_window (tenant_id, scope, scope_key, window_ms, slots, taken)
      SELECT :tenant, n.scope, n.scope_key, n.window_ms, '{}', '{}'
        FROM unnest(:scopes, :keys, :windows) AS n (scope, scope_key, window_ms)
       ORDER BY n.scope, n.scope_key, n.window_ms
      ON CONFLICT (tenant_id, scope, scope_key, window_ms) DO NOTHING
      """;

  /** The arrays of several counters differ in length, so each of them travels as a text. */
  private static final String WRITE =
      """
      INSERT INTO engagement.rate_window (tenant_id, scope, scope_key, window_ms, slots, taken)
      SELECT :tenant, n.scope, n.scope_key, n.window_ms, CAST(n.slots AS bigint[]),
             CAST(n.taken AS integer[])
        FROM unnest(:scopes, :keys, :windows, :slots, :taken)
          AS n (scope, scope_key, window_ms, slots, taken)
       ORDER BY n.scope, n.scope_key, n.window_ms
      ON CONFLICT (tenant_id, scope, scope_key, window_ms) DO UPDATE
         SET slots = excluded.slots, taken = excluded.taken
      """;

  private final Handle handle;
  private final TenantId tenant;

  TenantWindows(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  Map<RateCounter, RateUse> read(Collection<RateCounter> counters) {
    return read(READ, Set.copyOf(counters));
  }

  /** Locks rows that are there before anyone counts, so that two who count the first one meet. */
  Map<RateCounter, RateUse> lock(Collection<RateCounter> counters) {
    Set<RateCounter> distinct = Set.copyOf(counters);
    columns(distinct, Function.identity())
        .bindTo(handle.createUpdate(ENSURE))
        .bind("tenant", tenant)
        .execute();
    return read(LOCK, distinct);
  }

  void write(Map<RateCounter, RateUse> uses) {
    columns(uses.entrySet(), Map.Entry::getKey)
        .texts("slots", entry -> Slots.numbers(entry.getValue()))
        .texts("taken", entry -> Slots.taken(entry.getValue()))
        .bindTo(handle.createUpdate(WRITE))
        .bind("tenant", tenant)
        .execute();
  }

  private Map<RateCounter, RateUse> read(String sql, Set<RateCounter> counters) {
    return columns(counters, Function.identity())
        .bindTo(handle.createQuery(sql))
        .bind("tenant", tenant)
        .map(row -> Map.entry(counter(row), Slots.use(row)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static RateCounter counter(RowView row) {
    return new RateCounter(
        row.getColumn("scope", RateScope.class),
        row.getColumn("scope_key", String.class),
        Duration.ofMillis(row.getColumn("window_ms", Long.class)));
  }

  private static <R> Columns<R> columns(Collection<R> rows, Function<R, RateCounter> counter) {
    return Columns.of(rows)
        .texts("scopes", row -> counter.apply(row).scope().code())
        .texts("keys", row -> counter.apply(row).key())
        .longs("windows", row -> counter.apply(row).window().toMillis());
  }
}
