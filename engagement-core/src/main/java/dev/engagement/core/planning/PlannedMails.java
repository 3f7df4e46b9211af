package dev.engagement.core.planning;

import dev.engagement.core.guardrail.PlannedMail;
import dev.engagement.ports.contact.ContactId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has planned for each contact. Only cooldowns ask for it, so that it is sorted by
 * contact only where there are any.
 */
final class PlannedMails {

  private final List<ContactId> contacts = new ArrayList<>();
  private final List<PlannedMail> mails = new ArrayList<>();
  private final Map<ContactId, List<PlannedMail>> sorted = new HashMap<>();
  private int next;

  void add(ContactId contact, PlannedMail mail) {
    contacts.add(contact);
    mails.add(mail);
  }

  /** Returns what was planned for the contact before, in the order in which it was planned. */
  List<PlannedMail> of(ContactId contact) {
    for (; next < mails.size(); next++) {
      sorted.merge(contacts.get(next), List.of(mails.get(next)), PlannedMails::both);
    }
    List<PlannedMail> planned = sorted.get(contact);
    return planned == null ? List.of() : planned;
  }

  private static List<PlannedMail> both(List<PlannedMail> some, List<PlannedMail> more) {
    List<PlannedMail> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }
}
