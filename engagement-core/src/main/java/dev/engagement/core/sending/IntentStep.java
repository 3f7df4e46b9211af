package dev.engagement.core.sending;

import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.planning.PlanRun;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes down, for a micro-batch, that it is about to go on the wire. What is not written down is
 * not sent.
 */
final class IntentStep {

  /**
   * What came of it.
   *
   * @param going what is to be sent now, each with its item as stored
   * @param written the changes of those
   * @param refused what may not go after all
   * @param unused how many tokens that everybody shares were taken in vain
   */
  record Intended(
      List<PlannedSend> going, List<ItemChange> written, List<PlannedSend> refused, int unused) {}

  private final Stores stores;
  private final SendPlanner planner;
  private final ChangeWriter writer;
  private final GlobalTokenStep globalTokens;
  private final WorkerSettings settings;

  IntentStep(
      Stores stores,
      SendPlanner planner,
      ChangeWriter writer,
      GlobalTokenStep globalTokens,
      WorkerSettings settings) {
    this.stores = stores;
    this.planner = planner;
    this.writer = writer;
    this.globalTokens = globalTokens;
    this.settings = settings;
  }

  /** Writes intents, and nothing else: what is refused is written once the others are sent. */
  Intended intend(TenantId tenant, List<PlannedSend> batch, Instant now) {
    GlobalTokens tokens = globalTokens.take(batch.size(), now);
    Judged judged =
        stores.unitOfWork().inOne(tenant, () -> intendInUnit(tenant, batch, tokens, now));
    int unused = tokens.granted() - judged.going().size();
    return new Intended(judged.going(), judged.intents(), judged.refused(), unused);
  }

  private record Judged(
      List<PlannedSend> going, List<ItemChange> intents, List<PlannedSend> refused) {}

  private Judged intendInUnit(
      TenantId tenant, List<PlannedSend> batch, GlobalTokens tokens, Instant now) {
    List<PlannedSend> held = stillHeld(tenant, batch, now);
    Map<QueueItemId, QueueItem> items = new HashMap<>();
    held.forEach(send -> items.put(send.item().id(), send.item()));
    PlanRun run = planner.startLocked(tenant, now, settings.sending(), tokens);
    List<PlannedSend> judged = run.replan(held, items);
    Map<QueueItemId, PlannedSend> going = going(judged);
    List<ItemChange> intents =
        writer.write(tenant, going.values().stream().map(send -> intent(send, now)).toList(), now);
    stores.rates().write(tenant, run.taking(going.values()));
    List<PlannedSend> refused =
        judged.stream().filter(send -> !going.containsKey(send.item().id())).toList();
    return new Judged(sent(going, intents), intents, refused);
  }

  private List<PlannedSend> stillHeld(TenantId tenant, List<PlannedSend> batch, Instant now) {
    Map<QueueItemId, QueueItem> rows =
        stores.queue().lock(tenant, batch.stream().map(send -> send.item().id()).toList());
    return batch.stream()
        .filter(send -> isHeld(rows.get(send.item().id()), send.item(), now))
        .toList();
  }

  private boolean isHeld(@Nullable QueueItem row, QueueItem claimed, Instant now) {
    return row != null
        && row.state() == QueueItemState.CLAIMED
        && row.epoch() == claimed.epoch()
        && row.lease().filter(lease -> lease.until().isAfter(now)).isPresent();
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

  private ItemChange intent(PlannedSend send, Instant now) {
    ItemMove move = QueueItemLifecycle.intend(send.item(), now.plus(settings.lease()));
    Map<DailyCount, Integer> counts = new HashMap<>();
    send.facts().counts().forEach(count -> counts.put(count, 1));
    return ItemChange.of(move)
        .with(RecipientLifecycle.send(send.facts().recipient()), Progress.NONE)
        .reserving(send.facts().contactSend(), counts);
  }

  private static List<PlannedSend> sent(
      Map<QueueItemId, PlannedSend> going, List<ItemChange> written) {
    List<PlannedSend> sent = new ArrayList<>();
    for (ItemChange change : written) {
      PlannedSend send = going.get(change.item());
      if (send != null) {
        sent.add(withItem(send, change.move().after()));
      }
    }
    return sent;
  }

  static PlannedSend withItem(PlannedSend send, QueueItem item) {
    return new PlannedSend(item, send.facts(), send.outcome(), send.deciding());
  }
}
