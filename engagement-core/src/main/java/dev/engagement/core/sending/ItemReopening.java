package dev.engagement.core.sending;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.planning.PlanRun;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.core.queue.QueueItemLifecycle.Trigger;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens those items again whose reason to be skipped or invalid has gone. */
final class ItemReopening {

  /**
   * What was opened again.
   *
   * @param recipients how many recipients were over before
   * @param alreadyEnrolled how many stay over because the address is enrolled elsewhere meanwhile
   */
  record Reopened(long items, long recipients, long alreadyEnrolled) {
    static final Reopened NONE = new Reopened(0, 0, 0);

    Reopened plus(Reopened other) {
      return new Reopened(
          items + other.items,
          recipients + other.recipients,
          alreadyEnrolled + other.alreadyEnrolled);
    }
  }

  private static final int BATCH = 500;
  private static final Set<QueueItemState> CLOSED = QueueItemLifecycle.TABLE.from(Trigger.REFRESH);

  private final Stores stores;
  private final Enrollment enrollment;
  private final PlanRun run;

  ItemReopening(Stores stores, Enrollment enrollment, PlanRun run) {
    this.stores = stores;
    this.enrollment = enrollment;
    this.run = run;
  }

  Reopened reopenAll() {
    Reopened all = Reopened.NONE;
    List<QueueItem> batch = closed(Optional.empty());
    while (!batch.isEmpty()) {
      all = all.plus(reopen(batch));
      batch = closed(Optional.of(DuePosition.of(batch.get(batch.size() - 1))));
    }
    return all;
  }

  private List<QueueItem> closed(Optional<DuePosition> after) {
    return stores.queueView().inStates(enrollment.tenant(), enrollment.id(), CLOSED, after, BATCH);
  }

  private Reopened reopen(List<QueueItem> closed) {
    List<QueueItem> free =
        run.plan(closed).stream()
            .filter(planned -> !obstructed(planned))
            .map(PlannedSend::item)
            .toList();
    return free.isEmpty() ? Reopened.NONE : reopen(lockItems(free), lockRecipients(free));
  }

  /** That enrollment and recipient are over is what reopening changes, so it does not count. */
  private static boolean obstructed(PlannedSend planned) {
    return planned.outcome().verdicts().stream()
        .filter(verdict -> verdict.guardrail() != GuardrailName.ENROLLMENT)
        .map(Verdict::kind)
        .anyMatch(kind -> kind == VerdictKind.DENY || kind == VerdictKind.INVALID);
  }

  private Collection<QueueItem> lockItems(List<QueueItem> items) {
    return stores
        .queue()
        .lock(enrollment.tenant(), items.stream().map(QueueItem::id).toList())
        .values();
  }

  private Map<RecipientId, Recipient> lockRecipients(List<QueueItem> items) {
    return stores
        .recipients()
        .lock(enrollment.tenant(), items.stream().map(QueueItem::recipient).collect(toSet()));
  }

  private Reopened reopen(Collection<QueueItem> items, Map<RecipientId, Recipient> recipients) {
    List<Closed> closed =
        items.stream()
            .filter(item -> CLOSED.contains(item.state()))
            .map(item -> new Closed(item, requireNonNull(recipients.get(item.recipient()))))
            .filter(Closed::mayGoOn)
            .toList();
    List<RecipientMove> wanted =
        closed.stream().filter(Closed::over).map(each -> each.reopening(run.now())).toList();
    Set<RecipientId> moved = stores.recipients().move(enrollment.tenant(), wanted);
    List<ItemMove> opened =
        closed.stream()
            .filter(each -> !each.over() || moved.contains(each.recipient().id()))
            .map(each -> QueueItemLifecycle.refresh(each.item(), each.due(run.now())))
            .toList();
    Set<QueueItemId> waiting = stores.queue().move(enrollment.tenant(), opened);
    return new Reopened(waiting.size(), moved.size(), wanted.size() - moved.size());
  }

  private record Closed(QueueItem item, Recipient recipient) {

    /** Whoever is at another step meanwhile, or over for good, does not come back for the item. */
    boolean mayGoOn() {
      boolean allowed = recipient.state() == RecipientState.FAILED || !over();
      return allowed && recipient.currentStep().equals(Optional.of(item.step()));
    }

    boolean over() {
      return recipient.state().isFinished();
    }

    RecipientMove reopening(Instant now) {
      return RecipientLifecycle.reopen(recipient, item.step(), due(now));
    }

    Instant due(Instant now) {
      return item.dueAt().isAfter(now) ? item.dueAt() : now;
    }
  }
}
