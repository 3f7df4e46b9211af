package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the facts of many items with a fixed number of statements. Of the planner this alone
 * touches stores, so that what decides cannot have a side effect.
 */
final class FactGatherer implements FactSource {

  private final Stores stores;
  private final ContentRenderer content;
  private final RunConditions conditions;
  private final TenantId tenant;
  private final boolean locked;
  private final RunLibrary library;
  private final HistoryReader history;
  private final RateReader rates;

  FactGatherer(
      Stores stores,
      ContentRenderer content,
      RunConditions conditions,
      Holidays holidays,
      boolean locked) {
    this.stores = stores;
    this.content = content;
    this.conditions = conditions;
    this.tenant = conditions.tenant().id();
    this.locked = locked;
    this.library = new RunLibrary(stores, conditions, holidays);
    this.history =
        new HistoryReader(new StoredSends(stores.history(), tenant, locked), conditions, locked);
    this.rates =
        new RateReader(
            conditions,
            locked
                ? counters -> stores.rates().lock(tenant, counters)
                : counters -> stores.rates().uses(tenant, counters));
  }

  @Override
  public GatheredFacts gather(List<QueueItem> items, Map<QueueItemId, SendFacts> earlier) {
    List<Subject> subjects = subjects(items);
    readTemplates(subjects);
    Shared shared =
        new Shared(suppressions(subjects), contacts(subjects), lastSends(subjects), earlier);
    Map<DailyCount, Integer> counts = counts(subjects);
    Map<RateCounter, RateUse> uses = rates.read(subjects);
    SendFactsFactory factory = new SendFactsFactory(conditions, content, history, rates, shared);
    List<SendFacts> facts = new ArrayList<>(items.size());
    for (Subject subject : subjects) {
      facts.add(factory.facts(subject));
    }
    return new GatheredFacts(facts, counts, uses);
  }

  @Override
  public Map<RateCounter, RateUse> taking(Collection<PlannedSend> going) {
    return rates.taking(going);
  }

  private List<Subject> subjects(List<QueueItem> items) {
    Set<RecipientId> recipientIds = new HashSet<>();
    Set<EnrollmentId> enrollmentIds = new HashSet<>();
    for (QueueItem item : items) {
      recipientIds.add(item.recipient());
      enrollmentIds.add(item.enrollment());
    }
    Map<RecipientId, Recipient> recipients = recipients(recipientIds);
    Map<EnrollmentId, Enrollment> enrollments = stores.enrollments().findAll(tenant, enrollmentIds);
    library.read(enrollments.values());
    List<Subject> subjects = new ArrayList<>(items.size());
    for (QueueItem item : items) {
      subjects.add(
          Subject.of(
              item,
              Objects.requireNonNull(recipients.get(item.recipient()), "recipient"),
              Objects.requireNonNull(enrollments.get(item.enrollment()), "enrollment"),
              library));
    }
    return subjects;
  }

  private Map<RecipientId, Recipient> recipients(Set<RecipientId> ids) {
    return locked
        ? stores.recipients().lock(tenant, ids)
        : stores.recipients().findAll(tenant, ids);
  }

  private void readTemplates(List<Subject> subjects) {
    Set<TemplateId> wanted = new HashSet<>();
    for (Subject subject : subjects) {
      subject.step().ifPresent(step -> wanted.add(step.template()));
    }
    content.read(tenant, wanted);
  }

  private Map<String, SuppressionEntry> suppressions(List<Subject> subjects) {
    List<EmailAddress> addresses = new ArrayList<>(subjects.size());
    for (Subject subject : subjects) {
      addresses.add(subject.recipient().address());
    }
    return stores.suppressions().matches(tenant, addresses);
  }

  private Map<ContactId, Contact> contacts(List<Subject> subjects) {
    Set<ContactId> wanted = new HashSet<>();
    for (Subject subject : subjects) {
      if (subject.recipient().timezone().isEmpty()) {
        wanted.add(subject.recipient().contact());
      }
    }
    return wanted.isEmpty() ? Map.of() : stores.contacts().findAll(tenant, wanted);
  }

  private Map<QueueItemId, LastSends> lastSends(List<Subject> subjects) {
    List<ContactSend> all = new ArrayList<>(subjects.size());
    List<ContactSend> cooled = new ArrayList<>();
    for (Subject subject : subjects) {
      all.add(subject.contactSend());
      if (subject.cooled()) {
        cooled.add(subject.contactSend());
      }
    }
    return history.lastSends(cooled, all);
  }

  private Map<DailyCount, Integer> counts(List<Subject> subjects) {
    return history.counts(Lane.all(subjects));
  }

  /** What was read for all items at once. */
  record Shared(
      Map<String, SuppressionEntry> suppressions,
      Map<ContactId, Contact> contacts,
      Map<QueueItemId, LastSends> lastSends,
      Map<QueueItemId, SendFacts> earlier) {}
}
