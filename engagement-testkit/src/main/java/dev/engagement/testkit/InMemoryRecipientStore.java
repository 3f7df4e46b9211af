package dev.engagement.testkit;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Admission;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryTables.ItemKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryRecipientStore implements RecipientStore {

  private final InMemoryDatabase database;
  private final Table<UUID, Recipient> recipients;

  InMemoryRecipientStore(InMemoryDatabase database) {
    this.database = database;
    this.recipients = database.tables.recipients;
  }

  @Override
  public Map<RecipientId, Admission> add(TenantId tenant, List<Recipient> added) {
    database.enter(tenant);
    UnfinishedAddresses unfinished = new UnfinishedAddresses(recipients.of(tenant).values());
    Map<RecipientId, Admission> admissions = new LinkedHashMap<>();
    for (Recipient recipient : added) {
      requireParents(tenant, recipient);
      Admission admission = unfinished.admit(recipient);
      if (admission == Admission.ADDED) {
        recipients.add(tenant, recipient.id().value(), recipient);
      }
      admissions.put(recipient.id(), admission);
    }
    return admissions;
  }

  private void requireParents(TenantId tenant, Recipient recipient) {
    database.require(recipient.tenant().equals(tenant), "only the tenant's own are added");
    database.require(
        database.tables.enrollments.has(tenant, recipient.enrollment().value()),
        "a recipient's enrollment is there");
    database.require(
        database.tables.contacts.has(tenant, recipient.contact().value()),
        "a recipient's contact is there");
  }

  @Override
  public Optional<Recipient> find(TenantId tenant, RecipientId id) {
    database.enter(tenant);
    return recipients.find(tenant, id.value());
  }

  @Override
  public Map<RecipientId, Recipient> findAll(TenantId tenant, Collection<RecipientId> ids) {
    database.enter(tenant);
    Map<RecipientId, Recipient> found = new HashMap<>();
    ids.forEach(id -> recipients.find(tenant, id.value()).ifPresent(row -> found.put(id, row)));
    return found;
  }

  @Override
  public Map<RecipientId, Recipient> lockKnown(TenantId tenant, Collection<Recipient> known) {
    return lock(tenant, known.stream().map(Recipient::id).toList());
  }

  @Override
  public Map<RecipientId, Recipient> lock(TenantId tenant, Collection<RecipientId> ids) {
    return findAll(tenant, ids);
  }

  @Override
  public Page<Recipient> list(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    database.enter(tenant);
    return Table.page(
        recipients.of(tenant), recipient -> recipient.enrollment().equals(enrollment), page);
  }

  @Override
  public List<RecipientId> unfinished(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    return unfinishedOf(tenant, enrollment, page).limit(page.limit()).map(Recipient::id).toList();
  }

  @Override
  public List<RecipientId> unfinished(TenantId tenant, EmailAddress address) {
    database.enter(tenant);
    return recipients.of(tenant).values().stream()
        .filter(recipient -> !recipient.state().isFinished())
        .filter(recipient -> recipient.address().normalised().equals(address.normalised()))
        .map(Recipient::id)
        .toList();
  }

  @Override
  public List<Recipient> lackingItem(TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    return unfinishedOf(tenant, enrollment, page)
        .filter(recipient -> recipient.currentStep().isPresent())
        .filter(recipient -> currentItem(recipient).isEmpty())
        .limit(page.limit())
        .toList();
  }

  private Stream<Recipient> unfinishedOf(
      TenantId tenant, EnrollmentId enrollment, PageRequest page) {
    database.enter(tenant);
    return Table.behind(recipients.of(tenant), page)
        .filter(recipient -> recipient.enrollment().equals(enrollment))
        .filter(recipient -> !recipient.state().isFinished());
  }

  @Override
  public Set<RecipientId> move(TenantId tenant, List<RecipientMove> moves) {
    database.enter(tenant);
    UnfinishedAddresses unfinished = new UnfinishedAddresses(recipients.of(tenant).values());
    Set<RecipientId> moved = new LinkedHashSet<>();
    for (RecipientMove move : moves) {
      Optional<Recipient> stored = recipients.find(tenant, move.after().id().value());
      if (stored.isPresent() && mayMove(stored.get(), move, unfinished)) {
        Recipient after = moved(stored.get(), move.after());
        recipients.put(tenant, after.id().value(), after);
        unfinished.replace(stored.get(), after);
        moved.add(after.id());
      }
    }
    return moved;
  }

  private static boolean mayMove(
      Recipient stored, RecipientMove move, UnfinishedAddresses unfinished) {
    boolean reopened = stored.state().isFinished() && !move.after().state().isFinished();
    return stored.state() == move.from() && !(reopened && unfinished.has(stored));
  }

  private static Recipient moved(Recipient stored, Recipient after) {
    return new Recipient(
        stored.tenant(),
        stored.id(),
        stored.enrollment(),
        stored.sequence(),
        stored.contact(),
        stored.address(),
        stored.firstName(),
        stored.lastName(),
        stored.timezone(),
        stored.variables(),
        after.state(),
        after.endReason(),
        after.currentStep(),
        after.nextRunAt(),
        stored.startedAt(),
        after.finishedAt());
  }

  @Override
  public Ledger ledger(TenantId tenant, EnrollmentId enrollment) {
    database.enter(tenant);
    LedgerCount count = new LedgerCount();
    recipients.of(tenant).values().stream()
        .filter(recipient -> recipient.enrollment().equals(enrollment))
        .forEach(recipient -> count.add(recipient, currentItem(recipient)));
    return count.ledger();
  }

  private Optional<QueueItem> currentItem(Recipient recipient) {
    InMemoryTables tables = database.tables;
    return recipient
        .currentStep()
        .map(step -> new ItemKey(recipient.id(), step))
        .flatMap(key -> tables.itemsByStep.find(recipient.tenant(), key))
        .flatMap(item -> tables.items.find(recipient.tenant(), item.value()));
  }
}
