package dev.engagement.ports.identity;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps sender identities. Every method is confined to the tenant it is given. */
@DrivenPort
public interface IdentityStore {

  /**
   * Adds an identity at version 0.
   *
   * @throws EngagementException with {@link ErrorCode#DUPLICATE} if this tenant has one with the
   *     same normalised address and provider; nothing is written
   */
  void add(SenderIdentity identity);

  /** Returns the identity, or empty if this tenant has none with that id. */
  Optional<SenderIdentity> find(TenantId tenant, IdentityId id);

  /** Returns those of the identities that this tenant has. */
  Map<IdentityId, SenderIdentity> findAll(TenantId tenant, Collection<IdentityId> ids);

  /** Returns identities of the given providers in the order of their ids. */
  Page<SenderIdentity> list(TenantId tenant, Set<Provider> providers, PageRequest page);

  /**
   * Replaces the stored identity if it is still at {@code identity.version()}.
   *
   * @return the identity as stored, one version on
   * @throws EngagementException with {@link ErrorCode#STALE_VERSION} if another writer came first;
   *     nothing is written
   */
  SenderIdentity update(SenderIdentity identity);
}
