package dev.engagement.core.sending;

import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.planning.PlanRun;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.DueRequest;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Claims what a sender that is busy sends next, and announces it in the same unit of work: planned
 * once and written once, where a claim and an intent do it twice.
 */
final class AheadStep {

  private final Stores stores;
  private final SendPlanner planner;
  private final Announcer announcer;
  private final GlobalTokenStep globalTokens;
  private final ClaimScopes scopes;
  private final WorkerSettings settings;

  AheadStep(
      Stores stores,
      SendPlanner planner,
      Announcer announcer,
      GlobalTokenStep globalTokens,
      ClaimScopes scopes,
      WorkerSettings settings) {
    this.stores = stores;
    this.planner = planner;
    this.announcer = announcer;
    this.globalTokens = globalTokens;
    this.scopes = scopes;
    this.settings = settings;
  }

  /**
   * Claims and announces.
   *
   * @param announcing is told what is claimed, before it is known whether that is committed
   */
  Intended announce(
      TenantId tenant,
      IdentityId sender,
      int most,
      Instant now,
      Consumer<List<PlannedSend>> announcing) {
    GlobalTokens tokens = globalTokens.take(most, now);
    return stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> announceInUnit(tenant, due(tenant, sender, most, now), tokens, now, announcing));
  }

  private Intended announceInUnit(
      TenantId tenant,
      List<QueueItem> due,
      GlobalTokens tokens,
      Instant now,
      Consumer<List<PlannedSend>> announcing) {
    if (due.isEmpty()) {
      return new Intended(List.of(), List.of(), tokens.granted());
    }
    PlanRun run = planner.startLocked(tenant, now, settings.sending(), tokens);
    List<PlannedSend> judged = run.plan(claimed(due, now));
    announcing.accept(judged);
    return announcer.announce(run, judged, byId(due), tokens);
  }

  private List<QueueItem> due(TenantId tenant, IdentityId sender, int most, Instant now) {
    OpenScopes open = scopes.open(tenant).of(sender);
    return stores
        .queue()
        .lockDue(tenant, new DueRequest(now, QueueItemLifecycle.WAITING, open, most));
  }

  private List<QueueItem> claimed(List<QueueItem> due, Instant now) {
    Lease lease = new Lease(settings.worker(), now.plus(settings.lease()));
    return due.stream().map(item -> QueueItemLifecycle.claimed(item, lease)).toList();
  }

  private static Map<QueueItemId, QueueItem> byId(List<QueueItem> items) {
    return items.stream().collect(Collectors.toMap(QueueItem::id, Function.identity()));
  }
}
