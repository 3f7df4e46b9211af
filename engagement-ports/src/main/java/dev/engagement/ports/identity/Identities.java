package dev.engagement.ports.identity;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.tenant.TenantId;
import java.util.Set;

/** What people do with sender identities. Every method is confined to the tenant it is given. */
@DrivingPort
public interface Identities {

  /**
   * Adds an identity: active where the provider needs no proof ({@code file}), else unverified.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if the name is blank, longer
   *     than 200 characters or holds control characters, or the limit is not positive; with {@link
   *     ErrorCode#DUPLICATE}
   */
  SenderIdentity create(TenantId tenant, NewIdentity identity, Actor actor);

  /**
   * Returns the identity. @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is
   * none
   */
  SenderIdentity get(TenantId tenant, IdentityId id);

  /** Returns identities of the given providers, oldest first. */
  Page<SenderIdentity> list(TenantId tenant, Set<Provider> providers, PageRequest page);

  /**
   * Asks the provider whether it would take mail from the identity; one that was unverified, or
   * paused because it was refused, is active if it would.
   *
   * @throws EngagementException with {@link ErrorCode#SENDER_NOT_PROVED} if it would not; the
   *     identity stays as it is
   */
  SenderIdentity verify(TenantId tenant, IdentityId id, Actor actor);

  /**
   * Changes an identity. Setting its state to unverified is refused with {@link
   * ErrorCode#ILLEGAL_TRANSITION}.
   */
  SenderIdentity edit(
      TenantId tenant, IdentityId id, IdentityEdit edit, Precondition precondition, Actor actor);
}
