package dev.engagement.ports.guardrail;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;

/** Lets a few mails go first, and then all or none. */
@DrivingPort
public interface Canaries {

  /** Returns all that reach the tenant: its own and the global one. */
  List<Canary> active(TenantId tenant);

  /**
   * Sets a canary in place of the one that its scope has.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if its sequence or sender is not
   *     there; with {@link ErrorCode#INVALID_REQUEST} if the share is not from 1 to 99, the count
   *     not positive, or the list empty or longer than 1,000
   */
  void set(TenantId tenant, SwitchTarget target, CanaryRule rule, Actor actor);

  /** Ends a canary well: what it held goes. Idempotent. */
  void promote(TenantId tenant, SwitchTarget target, Actor actor);

  /**
   * Ends a canary badly: a kill switch takes its place in the same unit of work.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is none
   */
  void rollBack(TenantId tenant, SwitchTarget target, Actor actor);
}
