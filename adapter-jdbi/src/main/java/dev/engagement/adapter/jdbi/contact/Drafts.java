package dev.engagement.adapter.jdbi.contact;

import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings several drafts of one person together, and finds what they add to the person stored. */
final class Drafts {

  private Drafts() {}

  /** Returns one draft for each normalised address; the first to say something is believed. */
  static Map<String, ContactDraft> byAddress(List<ContactDraft> drafts) {
    Map<String, ContactDraft> merged = new LinkedHashMap<>();
    for (ContactDraft draft : drafts) {
      merged.merge(draft.address().normalised(), draft, Drafts::filled);
    }
    return merged;
  }

  /** Returns the contacts that were made of the drafts, none of whom was known before. */
  static Map<String, Contact> created(
      TenantId tenant, Map<String, ContactDraft> drafts, Instant now) {
    Map<String, Contact> contacts = new HashMap<>();
    drafts.forEach((address, draft) -> contacts.put(address, contact(tenant, draft, now)));
    return contacts;
  }

  private static Contact contact(TenantId tenant, ContactDraft draft, Instant now) {
    return new Contact(
        tenant, draft.id(), draft.firstName(), draft.lastName(), draft.timezone(), now);
  }

  /** Returns drafts that fill something in, one for each stored contact and under its id. */
  static Collection<ContactDraft> filling(
      Map<String, ContactDraft> wanted, Map<String, Contact> stored) {
    Map<ContactId, ContactDraft> merged = new LinkedHashMap<>();
    wanted.forEach(
        (address, draft) -> {
          Contact contact = stored.get(address);
          if (fills(draft, contact)) {
            merged.merge(contact.id(), under(contact, draft), Drafts::filled);
          }
        });
    return merged.values();
  }

  private static ContactDraft filled(ContactDraft first, ContactDraft later) {
    return new ContactDraft(
        first.id(),
        first.address(),
        first.firstName().or(later::firstName),
        first.lastName().or(later::lastName),
        first.timezone().or(later::timezone));
  }

  private static boolean fills(ContactDraft draft, Contact stored) {
    return fills(draft.firstName(), stored.firstName())
        || fills(draft.lastName(), stored.lastName())
        || fills(draft.timezone(), stored.timezone());
  }

  private static boolean fills(Optional<?> given, Optional<?> stored) {
    return given.isPresent() && stored.isEmpty();
  }

  private static ContactDraft under(Contact stored, ContactDraft draft) {
    return new ContactDraft(
        stored.id(), draft.address(), draft.firstName(), draft.lastName(), draft.timezone());
  }
}
