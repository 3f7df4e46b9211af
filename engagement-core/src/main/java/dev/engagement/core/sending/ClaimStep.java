package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/** Claims due items of one tenant and judges them. */
final class ClaimStep {

  /**
   * What came of a claim.
   *
   * @param ready what may go now, still claimed
   * @param written the changes of what may not
   */
  record Claimed(List<PlannedSend> ready, List<ItemChange> written, int claimed) {}

  private final Stores stores;
  private final SendPlanner planner;
  private final VerdictChanges verdicts;
  private final ChangeWriter writer;
  private final Gate gate;
  private final WorkerSettings settings;

  ClaimStep(
      Stores stores,
      SendPlanner planner,
      VerdictChanges verdicts,
      ChangeWriter writer,
      Gate gate,
      WorkerSettings settings) {
    this.stores = stores;
    this.planner = planner;
    this.verdicts = verdicts;
    this.writer = writer;
    this.gate = gate;
    this.settings = settings;
  }

  Claimed claim(TenantId tenant, Instant now) {
    return stores.unitOfWork().inOne(tenant, () -> claimInUnit(tenant, now));
  }

  private Claimed claimInUnit(TenantId tenant, Instant now) {
    OpenScopes open = gate.open(tenant);
    List<QueueItem> items = stores.queue().claim(tenant, request(gate.claimable(open, now), now));
    if (items.isEmpty()) {
      stores.schedule().review(tenant, open, now);
      return new Claimed(List.of(), List.of(), 0);
    }
    List<PlannedSend> planned = planner.start(tenant, now, settings.sending()).plan(items);
    planned.forEach(send -> holdSender(send, now));
    List<PlannedSend> ready = planned.stream().filter(ClaimStep::allowed).toList();
    List<ItemChange> changes =
        planned.stream()
            .filter(send -> !allowed(send))
            .map(send -> verdicts.of(send, now))
            .toList();
    return new Claimed(ready, writer.write(tenant, changes, now), items.size());
  }

  private ClaimRequest request(OpenScopes open, Instant now) {
    Lease lease = new Lease(settings.worker(), now.plus(settings.lease()));
    return new ClaimRequest(now, QueueItemLifecycle.claim(), open, lease, settings.claimLimit());
  }

  private void holdSender(PlannedSend send, Instant now) {
    Verdict verdict = send.deciding();
    if (verdict.kind() == VerdictKind.HOLD && verdict.guardrail() == GuardrailName.IDENTITY) {
      gate.hold(send.outcome().identity(), now);
    }
  }

  static boolean allowed(PlannedSend send) {
    return send.deciding().kind() == VerdictKind.ALLOW;
  }
}
