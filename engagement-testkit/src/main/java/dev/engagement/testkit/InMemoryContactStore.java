package dev.engagement.testkit;

import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.ContactStore;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryContactStore implements ContactStore {

  private final InMemoryDatabase database;
  private final Table<UUID, Contact> contacts;
  private final Table<String, ContactId> addresses;

  InMemoryContactStore(InMemoryDatabase database) {
    this.database = database;
    this.contacts = database.tables.contacts;
    this.addresses = database.tables.contactAddresses;
  }

  @Override
  public Map<String, Contact> resolve(TenantId tenant, List<ContactDraft> drafts, Instant now) {
    database.enter(tenant);
    Map<String, Contact> resolved = new HashMap<>();
    for (ContactDraft draft : drafts) {
      resolved.put(draft.address().normalised(), resolve(tenant, draft, now));
    }
    return resolved;
  }

  private Contact resolve(TenantId tenant, ContactDraft draft, Instant now) {
    Optional<ContactId> known = addresses.find(tenant, draft.address().normalised());
    Contact contact =
        known
            .flatMap(id -> contacts.find(tenant, id.value()))
            .map(stored -> filled(stored, draft))
            .orElseGet(() -> create(tenant, draft, now));
    contacts.put(tenant, contact.id().value(), contact);
    return contact;
  }

  private Contact create(TenantId tenant, ContactDraft draft, Instant now) {
    addresses.add(tenant, draft.address().normalised(), draft.id());
    Contact contact =
        new Contact(tenant, draft.id(), draft.firstName(), draft.lastName(), draft.timezone(), now);
    contacts.add(tenant, draft.id().value(), contact);
    return contact;
  }

  private static Contact filled(Contact stored, ContactDraft draft) {
    return new Contact(
        stored.tenant(),
        stored.id(),
        stored.firstName().or(draft::firstName),
        stored.lastName().or(draft::lastName),
        stored.timezone().or(draft::timezone),
        stored.createdAt());
  }

  @Override
  public Map<String, Contact> findByAddress(TenantId tenant, Collection<EmailAddress> asked) {
    database.enter(tenant);
    Map<String, Contact> found = new HashMap<>();
    for (EmailAddress address : asked) {
      addresses
          .find(tenant, address.normalised())
          .flatMap(id -> contacts.find(tenant, id.value()))
          .ifPresent(contact -> found.put(address.normalised(), contact));
    }
    return found;
  }

  @Override
  public Map<ContactId, Contact> findAll(TenantId tenant, Collection<ContactId> ids) {
    database.enter(tenant);
    Map<ContactId, Contact> found = new HashMap<>();
    ids.forEach(id -> contacts.find(tenant, id.value()).ifPresent(row -> found.put(id, row)));
    return found;
  }
}
