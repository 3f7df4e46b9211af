package dev.engagement.ports.guardrail;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the kill switches that are set. */
@DrivenPort
public interface SwitchStore {

  /**
   * Returns all that reach the tenant: its own and the global one. Reads what is committed now,
   * never a cache.
   */
  List<KillSwitch> active(TenantId tenant);

  /** Sets the switch; one that is set already keeps its reason, actor and instant. */
  void set(TenantId tenant, KillSwitch killSwitch);

  /** Clears the switch, and returns whether it was set. */
  boolean clear(TenantId tenant, SwitchScope scope, Optional<UUID> target);

  /**
   * Returns all canaries that reach the tenant: its own and the global one. Reads what is committed
   * now, never a cache.
   */
  List<Canary> canaries(TenantId tenant);

  /** Sets the canary, in place of the one that its scope and target have. */
  void setCanary(TenantId tenant, Canary canary);

  /** Removes a canary, and returns whether there was one. */
  boolean removeCanary(TenantId tenant, SwitchScope scope, Optional<UUID> target);

  /** Returns whether the global switch is set. */
  @CrossTenant("the global switch belongs to the platform")
  boolean globalSet();
}
