package dev.engagement.ports.guardrail;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Stops everything in a scope at once, and lets it go again. */
@DrivingPort
public interface KillSwitches {

  /** Returns all that reach the tenant: its own and the global one. */
  List<KillSwitch> active(TenantId tenant);

  /**
   * Sets a switch. No request begins later than one second after it is set.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if its sequence or sender is not
   *     there; with {@link ErrorCode#INVALID_REQUEST} if the reason is longer than 500 characters
   *     or holds control characters
   */
  void set(TenantId tenant, SwitchTarget target, Optional<String> reason, Actor actor);

  /** Clears a switch. Idempotent. */
  void clear(TenantId tenant, SwitchTarget target, Actor actor);
}
