package dev.engagement.testkit;

import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.planning.SendHistory;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryTables.PastSend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemorySendHistory implements SendHistory {

  private final InMemoryDatabase database;
  private final Table<UUID, List<PastSend>> sends;
  private final Table<DailyCount, Integer> counts;

  InMemorySendHistory(InMemoryDatabase database) {
    this.database = database;
    this.sends = database.tables.sends;
    this.counts = database.tables.counts;
  }

  @Override
  public Map<QueueItemId, LastSends> lastSends(TenantId tenant, Collection<ContactSend> asked) {
    database.enter(tenant);
    Map<QueueItemId, LastSends> last = new HashMap<>();
    asked.forEach(send -> last.put(send.item(), last(send, past(tenant, send))));
    return last;
  }

  private static LastSends last(ContactSend send, List<PastSend> past) {
    List<PastSend> others =
        past.stream().filter(other -> !other.item().equals(send.item())).toList();
    return new LastSends(
        latest(others.stream()),
        latest(others.stream().filter(other -> other.sequence().equals(send.sequence()))));
  }

  private static Optional<Instant> latest(Stream<PastSend> sends) {
    return sends.map(PastSend::at).max(Comparator.naturalOrder());
  }

  @Override
  public Map<QueueItemId, LastSends> lockLastSends(TenantId tenant, Collection<ContactSend> asked) {
    return lastSends(tenant, asked);
  }

  @Override
  public void recordSends(TenantId tenant, Collection<ContactSend> sent, Instant at) {
    database.enter(tenant);
    long contacts = sent.stream().map(ContactSend::contact).distinct().count();
    database.require(contacts == sent.size(), "no contact is named twice");
    for (ContactSend send : sent) {
      database.require(
          database.tables.contacts.has(tenant, send.contact().value()), "a contact is there");
      List<PastSend> more = new ArrayList<>(past(tenant, send));
      more.add(new PastSend(send.item(), send.sequence(), at));
      sends.put(tenant, send.contact().value(), List.copyOf(more));
    }
  }

  private List<PastSend> past(TenantId tenant, ContactSend send) {
    return sends.find(tenant, send.contact().value()).orElse(List.of());
  }

  @Override
  public Map<DailyCount, Integer> counts(TenantId tenant, Collection<DailyCount> asked) {
    database.enter(tenant);
    Map<DailyCount, Integer> found = new HashMap<>();
    asked.forEach(count -> counts.find(tenant, count).ifPresent(sum -> found.put(count, sum)));
    return found;
  }

  @Override
  public Map<DailyCount, Integer> lockCounts(TenantId tenant, Collection<DailyCount> asked) {
    return counts(tenant, asked);
  }

  @Override
  public void addToCounts(TenantId tenant, Map<DailyCount, Integer> changes) {
    database.enter(tenant);
    changes.forEach((count, change) -> add(tenant, count, change));
  }

  private void add(TenantId tenant, DailyCount count, int change) {
    int sum = counts.find(tenant, count).orElse(0) + change;
    database.require(sum >= 0, "a count is not negative");
    counts.put(tenant, count, sum);
  }
}
