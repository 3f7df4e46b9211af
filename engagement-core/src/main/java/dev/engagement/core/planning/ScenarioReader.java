package dev.engagement.core.planning;

import static java.util.Objects.requireNonNull;

import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a scenario needs, a batch of people at a time, inside an open unit of work. */
final class ScenarioReader {

  private static final int BATCH = 1_000;

  private final Stores stores;
  private final RunConditions conditions;
  private final ContentRenderer content;
  private final Holidays holidays;

  ScenarioReader(
      Stores stores, RunConditions conditions, ContentRenderer content, Holidays holidays) {
    this.stores = stores;
    this.conditions = conditions;
    this.content = content;
    this.holidays = holidays;
  }

  Scenario read(Sequence sequence, Enrollment enrollment, List<Recipient> recipients) {
    Optional<SenderIdentity> identity =
        stores.identities().find(tenant(), sequence.plan().identity());
    content.read(tenant(), templates(sequence.plan()));
    SimulatedHistory history = history(sequence, identity);
    Map<String, SuppressionEntry> suppressions = new HashMap<>();
    for (int from = 0; from < recipients.size(); from += BATCH) {
      List<Recipient> batch = recipients.subList(from, Math.min(recipients.size(), from + BATCH));
      suppressions.putAll(
          stores.suppressions().matches(tenant(), batch.stream().map(Recipient::address).toList()));
      readLastSends(sequence, batch, history);
      readUses(sequence.plan().identity(), batch, history);
    }
    RateCounter global = conditions.rates().global();
    history.taken(Map.of(global, stores.rates().globalUse(global.window())));
    return new Scenario(
        new ScenarioBasis(
            conditions,
            sequence,
            enrollment,
            identity,
            holidays.daysOff(
                conditions.daysOff(),
                sequence.settings().sendWindow().holidays(),
                conditions.now()),
            suppressions,
            content),
        history);
  }

  private static Set<TemplateId> templates(SequencePlan plan) {
    Set<TemplateId> templates = new HashSet<>();
    for (Step step : plan.steps()) {
      if (step instanceof EmailStep email) {
        templates.add(email.template());
      }
    }
    return templates;
  }

  private SimulatedHistory history(Sequence sequence, Optional<SenderIdentity> identity) {
    HistoryReader reader =
        new HistoryReader(new StoredSends(stores.history(), tenant(), false), conditions, false);
    return new SimulatedHistory(
        reader.counts(List.of(new Lane(sequence, sequence.plan().identity(), identity))));
  }

  private void readLastSends(Sequence sequence, List<Recipient> batch, SimulatedHistory history) {
    Map<QueueItemId, ContactId> contacts = new HashMap<>();
    List<ContactSend> sends = new ArrayList<>(batch.size());
    for (Recipient recipient : batch) {
      QueueItemId asked = new QueueItemId(recipient.id().value());
      contacts.put(asked, recipient.contact());
      sends.add(new ContactSend(asked, recipient.contact(), sequence.id()));
    }
    if (sequence.settings().cooldowns().equals(Cooldowns.NONE)) {
      return;
    }
    stores
        .history()
        .lastSends(tenant(), sends)
        .forEach((item, last) -> history.know(requireNonNull(contacts.get(item)), last));
  }

  private void readUses(IdentityId sender, List<Recipient> batch, SimulatedHistory history) {
    Set<RateCounter> counters = new HashSet<>();
    for (Recipient recipient : batch) {
      counters.addAll(conditions.rates().counters(sender, recipient.address().domain()));
    }
    history.taken(stores.rates().uses(tenant(), counters));
  }

  private TenantId tenant() {
    return conditions.tenant().id();
  }
}
