package dev.engagement.testkit;

import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.credential.SealedCredential;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.SwitchTarget;
import dev.engagement.ports.idempotency.StoredAnswer;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.mail.Message;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every table there is. What belongs to no tenant is kept under the nil tenant. */
final class InMemoryTables {

  record StoredKey(ApiKey key, String hash) {}

  record StoredRequest(
      String fingerprint, Instant leaseUntil, Instant expiresAt, Optional<StoredAnswer> answer) {}

  record PastSend(QueueItemId item, SequenceId sequence, Instant at) {}

  record ItemKey(RecipientId recipient, StepId step) {
    static final Comparator<ItemKey> ORDER =
        Comparator.comparing((ItemKey key) -> key.recipient().value(), Table.BY_BYTES)
            .thenComparing(key -> key.step().value(), Table.BY_BYTES);
  }

  final Table<UUID, Tenant> tenants;
  final Table<UUID, StoredKey> apiKeys;
  final Table<UUID, Contact> contacts;
  final Table<String, ContactId> contactAddresses;
  final Table<UUID, Template> templates;
  final Table<UUID, SenderIdentity> identities;
  final Table<UUID, Sequence> sequences;
  final Table<PlanReference, SequencePlan> plans;
  final Table<UUID, Enrollment> enrollments;
  final Table<UUID, Recipient> recipients;
  final Table<UUID, QueueItem> items;
  final Table<ItemKey, QueueItemId> itemsByStep;
  final Table<SwitchTarget, KillSwitch> switches;
  final Table<SwitchTarget, Canary> canaries;
  final Table<RateScope, Integer> globalLimit;
  final Table<String, RateLimits> limits;
  final Table<RateCounter, RateUse> rates;
  final Table<Provider, SealedCredential> credentials;
  final Table<String, Set<LocalDate>> daysOff;
  final Table<UUID, SuppressionEntry> suppressions;
  final Table<String, SuppressionId> suppressedValues;
  final Table<UUID, Instant> schedule;
  final Table<UUID, Message> messages;
  final Table<UUID, UUID> messagesByItem;
  final Table<UUID, List<PastSend>> sends;
  final Table<DailyCount, Integer> counts;
  final Table<Long, AuditEntry> audit;
  final Table<String, StoredRequest> requests;

  InMemoryTables(InMemoryDatabase database) {
    tenants = Table.byId(database);
    apiKeys = Table.byId(database);
    contacts = Table.byId(database);
    contactAddresses = Table.byText(database);
    templates = Table.byId(database);
    identities = Table.byId(database);
    sequences = Table.byId(database);
    plans = Table.byText(database);
    enrollments = Table.byId(database);
    recipients = Table.byId(database);
    items = Table.byId(database);
    itemsByStep = Table.by(database, ItemKey.ORDER);
    switches = Table.byText(database);
    canaries = Table.byText(database);
    globalLimit = Table.byText(database);
    limits = Table.byText(database);
    rates = Table.byText(database);
    credentials = Table.byText(database);
    daysOff = Table.byText(database);
    suppressions = Table.byId(database);
    suppressedValues = Table.byText(database);
    schedule = Table.byId(database);
    messages = Table.byId(database);
    messagesByItem = Table.byId(database);
    sends = Table.byId(database);
    counts = Table.byText(database);
    audit = Table.by(database, Comparator.naturalOrder());
    requests = Table.byText(database);
  }
}
