package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.ports.Actor;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;

/** The canaries that reach a tenant: its own, and the global one. */
final class StoredCanaries {

  private static final String ACTIVE =
      """
      SELECT scope, target_id, id, kind, amount, addresses, set_by, set_at
        FROM (SELECT CAST('global' AS text) AS scope, CAST(NULL AS uuid) AS target_id, id, kind,
                     amount, addresses, set_by, set_at
                FROM engagement_global.canary_active()
               UNION ALL
              SELECT scope, target_id, id, kind, amount, addresses, set_by, set_at
                FROM engagement.canary
               WHERE tenant_id = :tenant) active
       ORDER BY target_id NULLS FIRST, scope
      """;

  private static final String SET =
      """
      INSERT INTO engagement.canary (
        tenant_id, scope, target_id, id, kind, amount, addresses, set_by, set_at)
      VALUES (:tenant, :scope, :target, :id, :kind, :amount, :addresses, :setBy, :setAt)
      ON CONFLICT (tenant_id, scope, target_id) DO UPDATE
         SET id = excluded.id,
             kind = excluded.kind,
             amount = excluded.amount,
             addresses = excluded.addresses,
             set_by = excluded.set_by,
             set_at = excluded.set_at
      """;

  private static final String REMOVE =
      """
      DELETE FROM engagement.canary
       WHERE tenant_id = :tenant
         AND scope = :scope
         AND target_id = :target
      """;

  private static final String SET_GLOBALLY =
      "SELECT engagement_global.canary_set(:id, :kind, :amount, :addresses, :setBy, :setAt)";

  private static final String REMOVE_GLOBALLY = "SELECT engagement_global.canary_remove()";

  private final Handle handle;
  private final TenantId tenant;

  StoredCanaries(Handle handle, TenantId tenant) {
    this.handle = handle;
    this.tenant = tenant;
  }

  List<Canary> all() {
    return handle.createQuery(ACTIVE).bind("tenant", tenant).map(StoredCanaries::canary).list();
  }

  void set(Canary canary) {
    if (canary.scope() == SwitchScope.GLOBAL) {
      bound(handle.createQuery(SET_GLOBALLY), canary).mapTo(String.class).one();
      return;
    }
    bound(handle.createUpdate(SET), canary)
        .bind("tenant", tenant)
        .bind("scope", canary.scope())
        .bind("target", canary.target().orElse(tenant.value()))
        .execute();
  }

  boolean remove(SwitchScope scope, Optional<UUID> target) {
    if (scope == SwitchScope.GLOBAL) {
      return handle.createQuery(REMOVE_GLOBALLY).mapTo(Boolean.class).one();
    }
    return handle
            .createUpdate(REMOVE)
            .bind("tenant", tenant)
            .bind("scope", scope)
            .bind("target", target.orElse(tenant.value()))
            .execute()
        > 0;
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Canary canary) {
    return Columns.of(addresses(canary.rule()))
        .texts("addresses", Function.identity())
        .bindTo(statement)
        .bind("id", canary.id())
        .bind("kind", canary.rule().kind())
        .bind("amount", amount(canary.rule()))
        .bind("setBy", canary.setBy())
        .bind("setAt", canary.setAt());
  }

  private static Set<String> addresses(CanaryRule rule) {
    return rule instanceof CanaryRule.AllowList list ? list.addresses() : Set.of();
  }

  private static Optional<Integer> amount(CanaryRule rule) {
    if (rule instanceof CanaryRule.Share share) {
      return Optional.of(share.percent());
    }
    return rule instanceof CanaryRule.Count count ? Optional.of(count.mails()) : Optional.empty();
  }

  private static Canary canary(RowView row) {
    SwitchScope scope = row.getColumn("scope", SwitchScope.class);
    return new Canary(
        row.getColumn("id", UUID.class),
        scope,
        TargetCell.in(row, scope),
        rule(row),
        row.getColumn("set_by", Actor.class),
        row.getColumn("set_at", Instant.class));
  }

  private static CanaryRule rule(RowView row) {
    return switch (row.getColumn("kind", CanaryRule.Kind.class)) {
      case SHARE -> new CanaryRule.Share(row.getColumn("amount", Integer.class));
      case COUNT -> new CanaryRule.Count(row.getColumn("amount", Integer.class));
      case ALLOW_LIST ->
          new CanaryRule.AllowList(Set.of(row.getColumn("addresses", String[].class)));
    };
  }
}
