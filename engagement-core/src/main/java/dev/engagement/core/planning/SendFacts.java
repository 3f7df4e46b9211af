package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DaysOff;
import dev.engagement.core.guardrail.GuardrailFacts;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one planned send: what it is judged by, and what it takes to send it.
 *
 * @param zone the first known of the recipient's, contact's, sequence's and customer's
 * @param daysOff the days on which the sequence sends nothing
 * @param contactSend what is written down for cooldowns when it goes
 * @param counts the daily counts that it raises when it goes
 * @param rates the tenant's counters that it takes a token of when it goes
 * @param unsubscribe where the recipient unsubscribes, or empty if the mail carries no such link
 */
public record SendFacts(
    RunConditions conditions,
    Recipient recipient,
    Enrollment enrollment,
    Sequence sequence,
    SequencePlan plan,
    Optional<EmailStep> step,
    Optional<SenderIdentity> identity,
    Optional<Template> template,
    Optional<Rendering> rendering,
    Optional<SuppressionEntry> suppression,
    LastSends lastSends,
    ZoneId zone,
    DaysOff daysOff,
    ContactSend contactSend,
    List<DailyCount> counts,
    List<RateCounter> rates,
    Optional<URI> unsubscribe)
    implements GuardrailFacts {
  public SendFacts {
    counts = List.copyOf(counts);
    rates = List.copyOf(rates);
  }

  /** Hides content and address, so that they never reach a log by accident. */
  @Override
  public String toString() {
    return "SendFacts[" + contactSend.item() + "]";
  }
}
