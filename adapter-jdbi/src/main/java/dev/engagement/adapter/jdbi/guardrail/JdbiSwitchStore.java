package dev.engagement.adapter.jdbi.guardrail;

import dev.engagement.adapter.jdbi.session.Rows;
import dev.engagement.adapter.jdbi.session.Session;
import dev.engagement.ports.Actor;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchStore;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

final class JdbiSwitchStore implements SwitchStore {

  private static final String ACTIVE_GLOBALLY =
      """
      SELECT CAST('global' AS text) AS scope, CAST(NULL AS uuid) AS target_id, reason, set_by, set_at
        FROM engagement_global.kill_switch_active()
      """;

  private static final String ACTIVE =
      """
      SELECT scope, target_id, reason, set_by, set_at
        FROM (
      """
          + ACTIVE_GLOBALLY
          + """
               UNION ALL
              SELECT scope, target_id, reason, set_by, set_at
                FROM engagement.kill_switch
               WHERE tenant_id = :tenant
             ) active
       ORDER BY target_id NULLS FIRST, scope
      """;

  private static final String SET =
      """
      INSERT INTO engagement.kill_switch (tenant_id, scope, target_id, reason, set_by, set_at)
      VALUES (:tenant, :scope, :target, :reason, :setBy, :setAt)
      ON CONFLICT (tenant_id, scope, target_id) DO NOTHING
      """;

  private static final String CLEAR =
      """
      DELETE FROM engagement.kill_switch
       WHERE tenant_id = :tenant
         AND scope = :scope
         AND target_id = :target
      """;

  private static final String SET_GLOBALLY =
      "SELECT engagement_global.kill_switch_set(:reason, :setBy, :setAt)";

  private static final String CLEAR_GLOBALLY = "SELECT engagement_global.kill_switch_clear()";

  private final Session session;

  JdbiSwitchStore(Session session) {
    this.session = session;
  }

  @Override
  public List<KillSwitch> active(TenantId tenant) {
    return session
        .handle(tenant)
        .createQuery(ACTIVE)
        .bind("tenant", tenant)
        .map(JdbiSwitchStore::toSwitch)
        .list();
  }

  @Override
  public void set(TenantId tenant, KillSwitch killSwitch) {
    Handle handle = session.handle(tenant);
    if (killSwitch.scope() == SwitchScope.GLOBAL) {
      setGlobally(handle, killSwitch);
      return;
    }
    handle
        .createUpdate(SET)
        .bind("tenant", tenant)
        .bind("scope", killSwitch.scope())
        .bind("target", killSwitch.target().orElse(tenant.value()))
        .bind("reason", killSwitch.reason())
        .bind("setBy", killSwitch.setBy())
        .bind("setAt", killSwitch.setAt())
        .execute();
  }

  @Override
  public boolean clear(TenantId tenant, SwitchScope scope, Optional<UUID> target) {
    Handle handle = session.handle(tenant);
    if (scope == SwitchScope.GLOBAL) {
      return handle.createQuery(CLEAR_GLOBALLY).mapTo(Boolean.class).one();
    }
    return handle
            .createUpdate(CLEAR)
            .bind("tenant", tenant)
            .bind("scope", scope)
            .bind("target", target.orElse(tenant.value()))
            .execute()
        > 0;
  }

  @Override
  public List<Canary> canaries(TenantId tenant) {
    return stored(tenant).all();
  }

  @Override
  public void setCanary(TenantId tenant, Canary canary) {
    stored(tenant).set(canary);
  }

  @Override
  public boolean removeCanary(TenantId tenant, SwitchScope scope, Optional<UUID> target) {
    return stored(tenant).remove(scope, target);
  }

  private StoredCanaries stored(TenantId tenant) {
    return new StoredCanaries(session.handle(tenant), tenant);
  }

  @Override
  public boolean globalSet() {
    return session.crossTenant(
        handle ->
            handle
                .createQuery(ACTIVE_GLOBALLY)
                .map(JdbiSwitchStore::toSwitch)
                .findOne()
                .isPresent());
  }

  private static void setGlobally(Handle handle, KillSwitch killSwitch) {
    handle
        .createQuery(SET_GLOBALLY)
        .bind("reason", killSwitch.reason())
        .bind("setBy", killSwitch.setBy())
        .bind("setAt", killSwitch.setAt())
        .mapTo(Boolean.class)
        .one();
  }

  private static KillSwitch toSwitch(RowView row) {
    SwitchScope scope = row.getColumn("scope", SwitchScope.class);
    return new KillSwitch(
        scope,
        TargetCell.in(row, scope),
        Rows.optional(row, "reason", String.class),
        row.getColumn("set_by", Actor.class),
        row.getColumn("set_at", Instant.class));
  }
}
