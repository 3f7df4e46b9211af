package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DailyCap;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what was sent before. A locked run locks all that it will write, also where there is no cap
 * or cooldown, so that no two of them wait for each other in a circle.
 */
final class HistoryReader {

  private final SendHistory history;
  private final RunConditions conditions;
  private final boolean locked;
  private final Set<DailyCount> asked = new HashSet<>();

  HistoryReader(SendHistory history, RunConditions conditions, boolean locked) {
    this.history = history;
    this.conditions = conditions;
    this.locked = locked;
  }

  /** Returns the daily counts that one more mail raises. */
  List<DailyCount> raised(Sequence sequence, Optional<SenderIdentity> identity, Instant at) {
    DailyCount ofSequence = count(sequence, at);
    return identity.isEmpty()
        ? List.of(ofSequence)
        : List.of(ofSequence, count(identity.get(), at));
  }

  /** Returns today's counts where they matter and were not asked for before in this run. */
  Map<DailyCount, Integer> counts(Set<Sequence> sequences, Set<SenderIdentity> identities) {
    Instant now = conditions.now();
    List<DailyCount> wanted = new ArrayList<>();
    for (Sequence sequence : sequences) {
      if (locked || sequence.settings().guardrails().dailyCap().isPresent()) {
        want(count(sequence, now), wanted);
      }
    }
    for (SenderIdentity identity : identities) {
      if (locked || identity.dailyLimit().isPresent()) {
        want(count(identity, now), wanted);
      }
    }
    if (wanted.isEmpty()) {
      return Map.of();
    }
    return locked ? history.lockCounts(tenant(), wanted) : history.counts(tenant(), wanted);
  }

  /** Returns when the contacts last had mail. */
  Map<QueueItemId, LastSends> lastSends(List<ContactSend> cooled, List<ContactSend> all) {
    if (locked) {
      return all.isEmpty() ? Map.of() : history.lockLastSends(tenant(), all);
    }
    return cooled.isEmpty() ? Map.of() : history.lastSends(tenant(), cooled);
  }

  private void want(DailyCount count, List<DailyCount> wanted) {
    if (asked.add(count)) {
      wanted.add(count);
    }
  }

  private DailyCount count(Sequence sequence, Instant at) {
    return new DailyCount(
        CapScope.SEQUENCE,
        sequence.id().value(),
        DailyCap.day(at, Zones.of(sequence, conditions.tenant())));
  }

  private DailyCount count(SenderIdentity identity, Instant at) {
    return new DailyCount(
        CapScope.IDENTITY,
        identity.id().value(),
        DailyCap.day(at, Zones.of(identity, conditions.tenant())));
  }

  private TenantId tenant() {
    return conditions.tenant().id();
  }
}
