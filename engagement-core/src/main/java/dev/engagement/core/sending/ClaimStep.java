package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Claims due items of one tenant and judges them. */
final class ClaimStep {

  /**
   * What came of a claim.
   *
   * @param ready what may go now, still claimed
   * @param written the changes of what may not
   */
  record Claimed(List<PlannedSend> ready, List<ItemChange> written, int claimed) {}

  private static final int MOST_LOOKS = 20;

  private final Stores stores;
  private final SendPlanner planner;
  private final VerdictChanges verdicts;
  private final ChangeWriter writer;
  private final ClaimScopes scopes;
  private final WorkerSettings settings;

  ClaimStep(
      Stores stores,
      SendPlanner planner,
      VerdictChanges verdicts,
      ChangeWriter writer,
      ClaimScopes scopes,
      WorkerSettings settings) {
    this.stores = stores;
    this.planner = planner;
    this.verdicts = verdicts;
    this.writer = writer;
    this.scopes = scopes;
    this.settings = settings;
  }

  /**
   * Claims what is due.
   *
   * @param busy the senders that this worker is sending for
   */
  Claimed claim(TenantId tenant, Set<IdentityId> busy, Instant now) {
    return stores.unitOfWork().inOne(tenant, () -> claimInUnit(tenant, busy, now));
  }

  private Claimed claimInUnit(TenantId tenant, Set<IdentityId> busy, Instant now) {
    OpenScopes open = scopes.open(tenant);
    Set<IdentityId> resting = scopes.resting(busy, now);
    List<QueueItem> items = claim(tenant, open, resting, now);
    if (items.isEmpty()) {
      scopes.nothing(tenant, busy, now);
      return new Claimed(List.of(), List.of(), 0);
    }
    List<PlannedSend> planned = planner.start(tenant, now, settings.sending()).plan(items);
    scopes.judged(tenant, planned, now);
    List<PlannedSend> ready = planned.stream().filter(ClaimStep::allowed).toList();
    List<ItemChange> changes =
        planned.stream()
            .filter(send -> !allowed(send))
            .map(send -> verdicts.of(send, now))
            .toList();
    return new Claimed(ready, writer.write(tenant, changes, now), items.size());
  }

  /** Looks behind what was due once and is not any more, some way at a time. */
  private List<QueueItem> claim(
      TenantId tenant, OpenScopes open, Set<IdentityId> resting, Instant now) {
    ClaimRequest request = request(Gate.without(open, resting), now);
    List<QueueItem> items = stores.queue().claim(tenant, request);
    boolean others = items.isEmpty();
    for (int look = 0; others && look < MOST_LOOKS; look++) {
      others = stores.schedule().review(tenant, open, resting, now);
      items = others ? stores.queue().claim(tenant, request) : items;
      others = others && items.isEmpty();
    }
    return items;
  }

  private ClaimRequest request(OpenScopes open, Instant now) {
    Lease lease = new Lease(settings.worker(), now.plus(settings.lease()));
    return new ClaimRequest(now, QueueItemLifecycle.claim(), open, lease, settings.claimLimit());
  }

  static boolean allowed(PlannedSend send) {
    return send.deciding().kind() == VerdictKind.ALLOW;
  }
}
