package dev.engagement.ports.credential;

import dev.engagement.ports.Actor;
import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;

/** What people do with credentials. Every method is confined to the tenant it is given. */
@DrivingPort
public interface Credentials {

  /** Returns which credentials the tenant has. */
  List<CredentialInfo> list(TenantId tenant);

  /**
   * Sets a credential. Whatever the old one was refused for is tried again at once.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if a part is blank, too long
   *     or holds control characters, or if a server that is not on this machine is to be talked to
   *     unsecured
   */
  CredentialInfo set(TenantId tenant, Credential credential, Actor actor);

  /**
   * Removes a credential. @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is
   * none
   */
  void remove(TenantId tenant, Provider provider, Actor actor);

  /**
   * Seals all credentials of all tenants anew with the cipher's newest key.
   *
   * @return how many were sealed anew, and how many could not be; while some could not, older keys
   *     are still needed
   */
  @CrossTenant("the master key is the platform's")
  RotatedCredentials rotate(Actor actor);
}
