package dev.engagement.ports.suppression;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What people do with the suppression list. Every method is confined to the tenant it is given. */
@DrivingPort
public interface Suppressions {

  /**
   * Adds an entry, or returns the one that is there. Takes hold within one second for all that is
   * not on the wire.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if the value is no address
   *     or domain
   */
  SuppressionEntry add(TenantId tenant, NewSuppression entry, Actor actor);

  /** Returns, by normalised address, the entries that suppress any of these. */
  Map<String, SuppressionEntry> check(TenantId tenant, Collection<EmailAddress> addresses);

  /** Returns entries of one scope, oldest first. */
  Page<SuppressionEntry> list(TenantId tenant, SuppressionScope scope, PageRequest page);

  /**
   * Removes an entry.
   *
   * @throws EngagementException with {@link ErrorCode#NOT_FOUND}; with {@link
   *     ErrorCode#CONSENT_REQUIRED} if it is an unsubscribe and no consent is given
   */
  void remove(TenantId tenant, SuppressionId id, Optional<Consent> consent, Actor actor);

  /**
   * Returns an entry that the tenant may see. @throws EngagementException with {@link
   * ErrorCode#NOT_FOUND}
   */
  SuppressionEntry get(TenantId tenant, SuppressionId id);
}
