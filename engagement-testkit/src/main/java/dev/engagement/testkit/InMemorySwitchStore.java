package dev.engagement.testkit;

import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.guardrail.SwitchStore;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemorySwitchStore implements SwitchStore {

  private static final SwitchTarget GLOBAL = new SwitchTarget(SwitchScope.GLOBAL, Optional.empty());

  private final InMemoryDatabase database;
  private final Table<SwitchTarget, KillSwitch> switches;
  private final Table<SwitchTarget, Canary> canaries;

  InMemorySwitchStore(InMemoryDatabase database) {
    this.database = database;
    this.switches = database.tables.switches;
    this.canaries = database.tables.canaries;
  }

  @Override
  public List<KillSwitch> active(TenantId tenant) {
    database.enter(tenant);
    return Stream.concat(
            switches.find(TenantId.NIL, GLOBAL).stream(),
            switches.of(tenant).values().stream()
                .filter(killSwitch -> killSwitch.scope() != SwitchScope.GLOBAL))
        .toList();
  }

  @Override
  public void set(TenantId tenant, KillSwitch killSwitch) {
    database.enter(tenant);
    SwitchTarget target = new SwitchTarget(killSwitch.scope(), killSwitch.target());
    if (!switches.has(owner(tenant, target), target)) {
      switches.put(owner(tenant, target), target, killSwitch);
    }
  }

  @Override
  public boolean clear(TenantId tenant, SwitchScope scope, Optional<UUID> target) {
    database.enter(tenant);
    SwitchTarget cleared = new SwitchTarget(scope, target);
    return switches.remove(owner(tenant, cleared), cleared);
  }

  @Override
  public List<Canary> canaries(TenantId tenant) {
    database.enter(tenant);
    return Stream.concat(
            canaries.find(TenantId.NIL, GLOBAL).stream(),
            canaries.of(tenant).values().stream()
                .filter(canary -> canary.scope() != SwitchScope.GLOBAL))
        .toList();
  }

  @Override
  public void setCanary(TenantId tenant, Canary canary) {
    database.enter(tenant);
    SwitchTarget target = new SwitchTarget(canary.scope(), canary.target());
    canaries.put(owner(tenant, target), target, canary);
  }

  @Override
  public boolean removeCanary(TenantId tenant, SwitchScope scope, Optional<UUID> target) {
    database.enter(tenant);
    SwitchTarget removed = new SwitchTarget(scope, target);
    return canaries.remove(owner(tenant, removed), removed);
  }

  @Override
  public boolean globalSet() {
    return database.acrossTenants(() -> switches.has(TenantId.NIL, GLOBAL));
  }

  private static TenantId owner(TenantId tenant, SwitchTarget target) {
    return target.scope() == SwitchScope.GLOBAL ? TenantId.NIL : tenant;
  }
}
