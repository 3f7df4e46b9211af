package dev.engagement.core.simulation;

import static java.util.Objects.requireNonNull;

import dev.engagement.core.enrollment.Candidate;
import dev.engagement.core.enrollment.CheckedRow;
import dev.engagement.core.enrollment.FirstStops;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.enrollment.StepPath;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.ContactStore;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes rows in as an enrollment would, and stores nobody. Inside an open unit of work. */
final class Intake {

  private static final int BATCH = 1_000;

  private final ContactStore contacts;
  private final Enrollment enrollment;
  private final FirstStops stops;
  private final Set<String> addresses = new HashSet<>();
  private final Admission admission = Admission.empty();
  private long ids;

  Intake(ContactStore contacts, Enrollment enrollment, FirstStops stops) {
    this.contacts = contacts;
    this.enrollment = enrollment;
    this.stops = stops;
  }

  /** Returns who is accepted, and who is not. */
  Admission admit(List<RecipientRow> rows) {
    for (int from = 0; from < rows.size(); from += BATCH) {
      admitBatch(rows.subList(from, Math.min(rows.size(), from + BATCH)));
    }
    return admission;
  }

  private void admitBatch(List<RecipientRow> rows) {
    List<CheckedRow> checked = rows.stream().map(CheckedRow::of).toList();
    List<EmailAddress> asked =
        checked.stream().flatMap(row -> row.candidate().stream()).map(Candidate::address).toList();
    Map<String, ContactDraft> known = new HashMap<>();
    Map<String, Contact> stored = contacts.findByAddress(enrollment.tenant(), asked);
    for (EmailAddress address : asked) {
      Contact contact = stored.get(address.normalised());
      if (contact != null) {
        known.put(address.normalised(), draft(contact, address));
      }
    }
    checked.stream()
        .flatMap(row -> row.candidate().stream())
        .forEach(candidate -> learn(candidate, known));
    for (CheckedRow row : checked) {
      row.problem().ifPresent(code -> admission.refuse(row.row(), code));
      row.candidate().ifPresent(candidate -> admit(row.row(), candidate, known));
    }
  }

  private void admit(RecipientRow row, Candidate candidate, Map<String, ContactDraft> known) {
    String address = candidate.address().normalised();
    if (!addresses.add(address)) {
      admission.refuse(row, RefusalCode.DUPLICATE_IN_BATCH);
      return;
    }
    ContactDraft contact = requireNonNull(known.get(address));
    StepPath.Stop first = stops.of(candidate.timezone().or(contact::timezone));
    RecipientId id = new RecipientId(new UUID(0, ++ids));
    admission.accept(
        row.row(), RecipientLifecycle.enroll(id, enrollment, contact, candidate, first), first);
  }

  /** What is not known of somebody yet is filled in, also by a row that is refused. */
  private void learn(Candidate candidate, Map<String, ContactDraft> known) {
    String address = candidate.address().normalised();
    ContactDraft before = known.get(address);
    known.put(
        address,
        before == null
            ? draft(candidate, new ContactId(new UUID(0, ++ids)))
            : new ContactDraft(
                before.id(),
                candidate.address(),
                before.firstName().or(candidate::firstName),
                before.lastName().or(candidate::lastName),
                before.timezone().or(candidate::timezone)));
  }

  private static ContactDraft draft(Contact contact, EmailAddress address) {
    return new ContactDraft(
        contact.id(), address, contact.firstName(), contact.lastName(), contact.timezone());
  }

  private static ContactDraft draft(Candidate candidate, ContactId id) {
    return new ContactDraft(
        id, candidate.address(), candidate.firstName(), candidate.lastName(), candidate.timezone());
  }
}
