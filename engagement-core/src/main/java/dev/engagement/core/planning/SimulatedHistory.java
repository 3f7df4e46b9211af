package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.queue.QueueItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was sent before a simulation began, and in it. Keeps everything in memory. */
final class SimulatedHistory implements PastSends {

  private final Map<DailyCount, Integer> counts;
  private final Map<ContactId, LastSends> lastSends = new HashMap<>();
  private final Map<RateCounter, RateUse> uses = new HashMap<>();

  SimulatedHistory(Map<DailyCount, Integer> counts) {
    this.counts = new HashMap<>(counts);
  }

  /** Takes in when a contact last had mail. */
  void know(ContactId contact, LastSends last) {
    lastSends.put(contact, last);
  }

  /** Takes in a mail that raises the counts. */
  void sent(ContactSend send, List<DailyCount> raised, Instant at) {
    lastSends.put(send.contact(), new LastSends(Optional.of(at), Optional.of(at)));
    raised.forEach(count -> counts.merge(count, 1, Integer::sum));
  }

  /** Takes in how much of windows is used. */
  void taken(Map<RateCounter, RateUse> more) {
    uses.putAll(more);
  }

  /** Takes in that so many mails go, for the limit of everybody together. */
  void takenOfGlobal(RunConditions conditions, int mails) {
    RateCounter global = conditions.rates().global();
    RateUse use = uses.getOrDefault(global, RateUse.NONE);
    uses.put(global, conditions.rates().window(global).take(use, conditions.now(), mails));
  }

  /** Returns the limit of everybody together, as it is used. */
  RateLimit global(RunConditions conditions) {
    RateCounter global = conditions.rates().global();
    RateUse use = uses.getOrDefault(global, RateUse.NONE);
    return RateLimit.of(global, conditions.rates().window(global), use, conditions.now());
  }

  /** Returns how much of windows is used. */
  Map<RateCounter, RateUse> uses(List<RateCounter> counters) {
    Map<RateCounter, RateUse> found = new HashMap<>();
    for (RateCounter counter : counters) {
      found.put(counter, uses.getOrDefault(counter, RateUse.NONE));
    }
    return found;
  }

  @Override
  public Map<QueueItemId, LastSends> lastSends(Collection<ContactSend> sends) {
    Map<QueueItemId, LastSends> found = new HashMap<>();
    for (ContactSend send : sends) {
      LastSends last = lastSends.get(send.contact());
      if (last != null) {
        found.put(send.item(), last);
      }
    }
    return found;
  }

  @Override
  public Map<DailyCount, Integer> counts(Collection<DailyCount> asked) {
    Map<DailyCount, Integer> found = new HashMap<>();
    for (DailyCount count : asked) {
      found.put(count, counts.getOrDefault(count, 0));
    }
    return found;
  }
}
