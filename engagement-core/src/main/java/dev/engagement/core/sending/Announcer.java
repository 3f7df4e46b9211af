package dev.engagement.core.sending;

import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.planning.PlanRun;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.guardrail.RateStore;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes down, inside an open unit of work, which claimed mails are about to go on the wire. */
final class Announcer {

  private final ChangeWriter writer;
  private final RateStore rates;
  private final Duration lease;

  Announcer(ChangeWriter writer, RateStore rates, Duration lease) {
    this.writer = writer;
    this.rates = rates;
    this.lease = lease;
  }

  /**
   * Announces what is allowed.
   *
   * @param run the locked run that has judged them
   * @param waiting the items before they were claimed, where this unit of work does that as well
   * @param tokens what was taken of the limit that everybody shares
   */
  Intended announce(
      PlanRun run,
      List<PlannedSend> judged,
      Map<QueueItemId, QueueItem> waiting,
      GlobalTokens tokens) {
    if (judged.isEmpty()) {
      return new Intended(List.of(), List.of(), tokens.granted());
    }
    TenantId tenant = judged.get(0).item().tenant();
    Map<QueueItemId, PlannedSend> going = going(judged);
    List<PlannedSend> refused =
        judged.stream().filter(send -> !going.containsKey(send.item().id())).toList();
    List<ItemChange> changes = new ArrayList<>();
    going.values().forEach(send -> changes.add(intent(send, waiting, run)));
    if (!waiting.isEmpty()) {
      refused.forEach(send -> changes.add(ItemChange.of(since(waiting, send.item()))));
    }
    List<ItemChange> written = writer.write(tenant, changes, run.now());
    rates.write(tenant, run.taking(going.values()));
    return new Intended(sent(going, written), refused, tokens.granted() - going.size());
  }

  /** A contact gets one mail of a batch: its cooldown counts for the next. */
  private static Map<QueueItemId, PlannedSend> going(List<PlannedSend> judged) {
    Set<ContactId> contacts = new HashSet<>();
    Map<QueueItemId, PlannedSend> going = new LinkedHashMap<>();
    for (PlannedSend send : judged) {
      if (ClaimStep.allowed(send) && contacts.add(send.facts().recipient().contact())) {
        going.put(send.item().id(), send);
      }
    }
    return going;
  }

  private ItemChange intent(PlannedSend send, Map<QueueItemId, QueueItem> waiting, PlanRun run) {
    ItemMove move = QueueItemLifecycle.intend(send.item(), run.now().plus(lease));
    Map<DailyCount, Integer> counts = new HashMap<>();
    send.facts().counts().forEach(count -> counts.put(count, 1));
    return ItemChange.of(waiting.isEmpty() ? move : since(waiting, move.after()))
        .reserving(send.facts().contactSend(), counts);
  }

  private static ItemMove since(Map<QueueItemId, QueueItem> waiting, QueueItem after) {
    return QueueItemLifecycle.since(Objects.requireNonNull(waiting.get(after.id())), after);
  }

  private static List<PlannedSend> sent(
      Map<QueueItemId, PlannedSend> going, List<ItemChange> written) {
    List<PlannedSend> sent = new ArrayList<>();
    for (ItemChange change : written) {
      PlannedSend send = going.get(change.item());
      if (send != null && change.move().after().state() == QueueItemState.SENDING) {
        sent.add(send.withItem(change.move().after()));
      }
    }
    return sent;
  }
}
