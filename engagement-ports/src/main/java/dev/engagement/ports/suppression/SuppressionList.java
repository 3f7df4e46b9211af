package dev.engagement.ports.suppression;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the suppression list: the tenant's own entries, and the global ones that count for every
 * tenant.
 */
@DrivenPort
public interface SuppressionList {

  /**
   * Adds entries; one for the same value and scope stays as it is, except that {@code unsubscribe}
   * takes the place of any other reason.
   *
   * @return the entries as they are stored now, in the order given
   */
  List<SuppressionEntry> add(TenantId tenant, List<SuppressionEntry> entries);

  /**
   * Returns, by normalised address, the entry that suppresses it: an address before a domain, the
   * tenant's before a global one. Reads what is committed now, never a cache. Addresses that are
   * not suppressed are left out.
   */
  Map<String, SuppressionEntry> matches(TenantId tenant, Collection<EmailAddress> addresses);

  /** Returns the entry if it is the tenant's or global, or empty. */
  Optional<SuppressionEntry> find(TenantId tenant, SuppressionId id);

  /** Returns entries of one scope in the order of their ids. */
  Page<SuppressionEntry> list(TenantId tenant, SuppressionScope scope, PageRequest page);

  /** Removes the entry, and returns whether there was one. */
  boolean remove(TenantId tenant, SuppressionId id);
}
