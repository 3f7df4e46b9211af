package dev.engagement.core.enrollment;

import static java.util.Objects.requireNonNull;

import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RefusalCode;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the rows of one enrollment in, a batch at a time, inside an open unit of work. */
final class RecipientIntake {

  private static final int BATCH = 1_000;

  private final Stores stores;
  private final IdSource ids;
  private final Enrollment enrollment;
  private final FirstStops stops;
  private final IntakeTally tally = new IntakeTally();

  RecipientIntake(Stores stores, IdSource ids, Enrollment enrollment, FirstStops stops) {
    this.stores = stores;
    this.ids = ids;
    this.enrollment = enrollment;
    this.stops = stops;
  }

  /** Takes all rows in and returns what became of them. */
  IntakeTally takeIn(Iterator<RecipientRow> rows) {
    List<RecipientRow> batch = new ArrayList<>(BATCH);
    while (rows.hasNext()) {
      batch.add(rows.next());
      if (batch.size() == BATCH) {
        takeIn(batch);
        batch.clear();
      }
    }
    takeIn(batch);
    return tally;
  }

  private void takeIn(List<RecipientRow> batch) {
    List<CheckedRow> checked = batch.stream().map(CheckedRow::of).toList();
    Map<Long, RefusalCode> notAdmitted =
        admit(checked.stream().filter(row -> row.candidate().isPresent()).toList());
    for (CheckedRow row : checked) {
      row.problem()
          .or(() -> Optional.ofNullable(notAdmitted.get(row.row().row())))
          .ifPresent(code -> tally.refuse(row.row(), code));
    }
  }

  private Map<Long, RefusalCode> admit(List<CheckedRow> batch) {
    if (batch.isEmpty()) {
      return Map.of();
    }
    List<Newcomer> newcomers = newcomers(batch);
    Map<RecipientId, Admission> admissions =
        stores
            .recipients()
            .add(enrollment.tenant(), newcomers.stream().map(Newcomer::recipient).toList());
    List<QueueItem> items = new ArrayList<>(batch.size());
    Map<Long, RefusalCode> refused = new HashMap<>();
    for (Newcomer newcomer : newcomers) {
      refusal(requireNonNull(admissions.get(newcomer.recipient().id())))
          .ifPresentOrElse(
              code -> refused.put(newcomer.row().row(), code), () -> items.add(accepted(newcomer)));
    }
    stores.queue().enqueue(enrollment.tenant(), items);
    return refused;
  }

  private static Optional<RefusalCode> refusal(Admission admission) {
    return switch (admission) {
      case ADDED -> Optional.empty();
      case DUPLICATE_IN_BATCH -> Optional.of(RefusalCode.DUPLICATE_IN_BATCH);
      case ALREADY_ENROLLED -> Optional.of(RefusalCode.ALREADY_ENROLLED);
    };
  }

  private List<Newcomer> newcomers(List<CheckedRow> batch) {
    List<ContactDraft> drafts = batch.stream().map(row -> draft(candidate(row))).toList();
    Map<String, Contact> contacts =
        stores.contacts().resolve(enrollment.tenant(), drafts, enrollment.createdAt());
    return batch.stream().map(row -> newcomer(row, contacts)).toList();
  }

  private ContactDraft draft(Candidate candidate) {
    return new ContactDraft(
        new ContactId(ids.next()),
        candidate.address(),
        candidate.firstName(),
        candidate.lastName(),
        candidate.timezone());
  }

  private Newcomer newcomer(CheckedRow row, Map<String, Contact> contacts) {
    Candidate candidate = candidate(row);
    Contact contact = requireNonNull(contacts.get(candidate.address().normalised()));
    StepPath.Stop first = stops.of(candidate.timezone().or(contact::timezone));
    RecipientId id = new RecipientId(ids.next());
    return new Newcomer(
        row.row(), RecipientLifecycle.enroll(id, enrollment, contact, candidate, first), first);
  }

  private QueueItem accepted(Newcomer newcomer) {
    StepPath.Stop first = newcomer.first();
    tally.accept(first.dueAt());
    return QueueItemLifecycle.enqueue(
        new QueueItemId(ids.next()),
        newcomer.recipient(),
        first.step().id(),
        first.stepOrder(),
        first.dueAt(),
        enrollment.createdAt());
  }

  private static Candidate candidate(CheckedRow row) {
    return row.candidate().orElseThrow();
  }

  private record Newcomer(RecipientRow row, Recipient recipient, StepPath.Stop first) {}
}
