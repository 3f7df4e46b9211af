package dev.engagement.ports.contact;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps contacts. Every method is confined to the tenant it is given. */
@DrivenPort
public interface ContactStore {

  /**
   * Finds the contact behind each address or creates it, fills in what is empty there and
   * overwrites nothing. Safe when several do it at once for the same addresses. Two drafts with the
   * same normalised address are the same contact.
   *
   * @return the stored contact by normalised address, one for each draft's address
   */
  Map<String, Contact> resolve(TenantId tenant, List<ContactDraft> drafts, Instant now);

  /**
   * Returns the contacts behind the addresses, by normalised address; an address that nobody is
   * known by is left out.
   */
  Map<String, Contact> findByAddress(TenantId tenant, Collection<EmailAddress> addresses);

  /** Returns those of the contacts that this tenant has. */
  Map<ContactId, Contact> findAll(TenantId tenant, Collection<ContactId> ids);
}
