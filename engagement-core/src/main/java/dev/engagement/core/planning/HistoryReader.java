package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.queue.QueueItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what was sent before. A locked run locks all that it will write, also where there is no cap
 * or cooldown, so that no two of them wait for each other in a circle.
 */
final class HistoryReader {

  private final PastSends history;
  private final RunConditions conditions;
  private final boolean locked;
  private final Set<DailyCount> asked = new HashSet<>();

  HistoryReader(PastSends history, RunConditions conditions, boolean locked) {
    this.history = history;
    this.conditions = conditions;
    this.locked = locked;
  }

  /** Returns the daily counts that one more mail raises. */
  List<DailyCount> raised(Lane lane, Instant at) {
    List<DailyCount> raised = new ArrayList<>();
    raised.add(DailyCounts.of(lane.sequence(), conditions.tenant(), at));
    lane.identity()
        .ifPresent(identity -> raised.add(DailyCounts.of(identity, conditions.tenant(), at)));
    for (Canary canary : canaries(lane)) {
      CanaryCounts.of(canary).ifPresent(raised::add);
    }
    return raised;
  }

  /** Returns today's counts where they matter and were not asked for before in this run. */
  Map<DailyCount, Integer> counts(Collection<Lane> lanes) {
    List<DailyCount> wanted = new ArrayList<>();
    for (Lane lane : lanes) {
      want(lane, wanted);
    }
    return wanted.isEmpty() ? Map.of() : history.counts(wanted);
  }

  /** Returns when the contacts last had mail. */
  Map<QueueItemId, LastSends> lastSends(List<ContactSend> cooled, List<ContactSend> all) {
    List<ContactSend> wanted = locked ? all : cooled;
    return wanted.isEmpty() ? Map.of() : history.lastSends(wanted);
  }

  private void want(Lane lane, List<DailyCount> wanted) {
    Instant now = conditions.now();
    if (locked || lane.sequence().settings().guardrails().dailyCap().isPresent()) {
      want(DailyCounts.of(lane.sequence(), conditions.tenant(), now), wanted);
    }
    lane.identity()
        .filter(sender -> locked || capped(sender))
        .ifPresent(sender -> want(DailyCounts.of(sender, conditions.tenant(), now), wanted));
    for (Canary canary : canaries(lane)) {
      CanaryCounts.of(canary).ifPresent(count -> want(count, wanted));
    }
  }

  private static boolean capped(SenderIdentity sender) {
    return sender.dailyLimit().isPresent() || sender.warmUp().isPresent();
  }

  private List<Canary> canaries(Lane lane) {
    return conditions.canaries().reaching(lane.sequence().id(), lane.sender());
  }

  private void want(DailyCount count, List<DailyCount> wanted) {
    if (asked.add(count)) {
      wanted.add(count);
    }
  }
}
