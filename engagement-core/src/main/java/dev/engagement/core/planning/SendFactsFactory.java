package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.planning.FactGatherer.Shared;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together the facts of one item after the other from what was read for all of them. */
final class SendFactsFactory {

  private final RunConditions conditions;
  private final ContentRenderer content;
  private final HistoryReader history;
  private final RateReader rates;
  private final Shared shared;

  /** Neighbours in claim order mostly raise the same counts. */
  private @Nullable Subject previous;

  private List<DailyCount> previousCounts = List.of();

  SendFactsFactory(
      RunConditions conditions,
      ContentRenderer content,
      HistoryReader history,
      RateReader rates,
      Shared shared) {
    this.conditions = conditions;
    this.content = content;
    this.history = history;
    this.rates = rates;
    this.shared = shared;
  }

  SendFacts facts(Subject subject) {
    Recipient recipient = subject.recipient();
    Optional<Template> template = subject.step().flatMap(step -> content.template(step.template()));
    SendFacts earlier = shared.earlier().get(subject.item().id());
    Optional<URI> unsubscribe = unsubscribe(subject, earlier);
    return new SendFacts(
        conditions,
        recipient,
        subject.enrollment(),
        subject.sequence(),
        subject.plan(),
        subject.step(),
        subject.identity(),
        template,
        rendering(subject, template, unsubscribe, earlier),
        Optional.ofNullable(shared.suppressions().get(recipient.address().normalised())),
        lastSends(subject),
        zone(subject),
        subject.daysOff(),
        subject.contactSend(),
        counts(subject),
        rates.counters(subject),
        unsubscribe);
  }

  /** A recipient's link is the same every time, and costs a signature. */
  private Optional<URI> unsubscribe(Subject subject, @Nullable SendFacts earlier) {
    return earlier != null && earlier.unsubscribe().isPresent() && subject.unsubscribes()
        ? earlier.unsubscribe()
        : content.unsubscribe(subject);
  }

  private Optional<Rendering> rendering(
      Subject subject,
      Optional<Template> template,
      Optional<URI> unsubscribe,
      @Nullable SendFacts earlier) {
    return earlier != null && same(earlier, template, unsubscribe)
        ? earlier.rendering()
        : content.render(template, subject.recipient(), unsubscribe);
  }

  private static boolean same(
      SendFacts earlier, Optional<Template> template, Optional<URI> unsubscribe) {
    return template.isPresent()
        && earlier.template().isPresent()
        && earlier.template().get().id().equals(template.get().id())
        && earlier.template().get().revision() == template.get().revision()
        && earlier.template().get().state() == template.get().state()
        && earlier.unsubscribe().equals(unsubscribe);
  }

  private LastSends lastSends(Subject subject) {
    LastSends last = shared.lastSends().get(subject.item().id());
    return last == null ? LastSends.NEVER : last;
  }

  private ZoneId zone(Subject subject) {
    Optional<ZoneId> own = subject.recipient().timezone();
    if (own.isPresent()) {
      return own.get();
    }
    Contact contact = shared.contacts().get(subject.recipient().contact());
    return contact != null && contact.timezone().isPresent()
        ? contact.timezone().get()
        : Zones.of(subject.sequence(), conditions.tenant());
  }

  private List<DailyCount> counts(Subject subject) {
    if (previous == null || !raisesSame(previous, subject)) {
      previous = subject;
      previousCounts = history.raised(Lane.of(subject), at(subject));
    }
    return previousCounts;
  }

  private boolean raisesSame(Subject one, Subject other) {
    return one.sequence().id().equals(other.sequence().id())
        && one.plan().identity().equals(other.plan().identity())
        && at(one).equals(at(other));
  }

  private Instant at(Subject subject) {
    Instant due = subject.item().dueAt();
    return due.isAfter(conditions.now()) ? due : conditions.now();
  }
}
