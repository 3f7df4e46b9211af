package dev.engagement.core.planning;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.EnrollmentProgress;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.Actor;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores a plan on its items, a batch at a time, each inside an open unit of work. */
final class PlanStorage {

  private final Stores stores;
  private final AuditRecorder audit;
  private final EnrollmentProgress progress;

  PlanStorage(Stores stores, AuditRecorder audit) {
    this.stores = stores;
    this.audit = audit;
    this.progress = new EnrollmentProgress(stores.enrollments(), audit);
  }

  /** Returns those of the items that still wait, in their order, and keeps other writers away. */
  List<QueueItem> lockWaiting(TenantId tenant, List<QueueItem> items) {
    Map<QueueItemId, QueueItem> locked =
        stores.queue().lock(tenant, items.stream().map(QueueItem::id).toList());
    List<QueueItem> waiting = new ArrayList<>(items.size());
    for (QueueItem item : items) {
      QueueItem now = locked.get(item.id());
      if (now != null && now.state().isWaiting()) {
        waiting.add(now);
      }
    }
    return waiting;
  }

  /** Stores the plan, ends the recipients who would get nothing, and enters it in the log. */
  void store(TenantId tenant, List<PlannedSend> planned, Instant now, Actor actor) {
    List<ItemMove> moves = new ArrayList<>(planned.size());
    for (PlannedSend send : planned) {
      if (!over(send)) {
        moves.add(move(send, now));
      }
    }
    Set<QueueItemId> moved = stores.queue().move(tenant, moves);
    List<QueueItem> stored = new ArrayList<>(moved.size());
    for (ItemMove move : moves) {
      if (moved.contains(move.after().id())) {
        stored.add(move.after());
      }
    }
    List<NewAuditEntry> finished = end(tenant, stored, now, actor);
    audit.record(tenant, stored.stream().map(item -> entry(item, now, actor)).toList());
    audit.record(tenant, finished);
  }

  /** What a person stopped is cancelled by the stop, not skipped by a plan. */
  private static boolean over(PlannedSend send) {
    return send.reason() == ReasonCode.ENROLLMENT_FINISHED
        || send.reason() == ReasonCode.RECIPIENT_FINISHED;
  }

  private static ItemMove move(PlannedSend send, Instant now) {
    PlannedItem outcome = send.outcome();
    return QueueItemLifecycle.store(send.item(), outcome.status(), outcome.reason(), now);
  }

  private List<NewAuditEntry> end(
      TenantId tenant, List<QueueItem> stored, Instant now, Actor actor) {
    Map<RecipientId, EndReason> endings = endings(stored);
    if (endings.isEmpty()) {
      return List.of();
    }
    List<RecipientMove> moves = new ArrayList<>(endings.size());
    for (Recipient recipient : stores.recipients().lock(tenant, endings.keySet()).values()) {
      EndReason reason = endings.get(recipient.id());
      if (reason != null && !recipient.state().isFinished()) {
        moves.add(RecipientLifecycle.end(recipient, reason, now));
      }
    }
    stores.recipients().move(tenant, moves);
    Map<EnrollmentId, Progress> made = new HashMap<>();
    for (RecipientMove move : moves) {
      made.merge(move.after().enrollment(), new Progress(1, 0, false), Progress::plus);
    }
    return progress.apply(tenant, made, now, actor);
  }

  private static Map<RecipientId, EndReason> endings(List<QueueItem> stored) {
    Map<RecipientId, EndReason> endings = new HashMap<>();
    for (QueueItem item : stored) {
      if (item.state() == QueueItemState.SKIPPED) {
        endings.put(item.recipient(), EndReason.SUPPRESSED);
      } else if (item.state() == QueueItemState.FAILED_VALIDATION) {
        endings.put(item.recipient(), EndReason.INVALID);
      }
    }
    return endings;
  }

  private NewAuditEntry entry(QueueItem item, Instant now, Actor actor) {
    AuditSubject subject =
        new AuditSubject(
            "queue_item",
            item.id().value(),
            Optional.of(item.enrollment()),
            Optional.of(item.recipient()));
    AuditPayload payload =
        AuditPayload.EMPTY
            .with("stepOrder", item.stepOrder())
            .with("recipientId", item.recipient().value());
    return audit.entry(
        type(item.state()),
        subject,
        now,
        actor,
        item.reason().map(reason -> payload.with("reason", reason.code())).orElse(payload));
  }

  private static AuditEventType type(QueueItemState status) {
    if (status == QueueItemState.WOULD_SEND) {
      return AuditEventType.WOULD_SEND;
    }
    return status == QueueItemState.SKIPPED
        ? AuditEventType.SKIPPED
        : AuditEventType.FAILED_VALIDATION;
  }
}
