package dev.engagement.core.sending;

import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.queue.ItemMove;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what becomes of a claimed item that may not go now. */
final class VerdictChanges {

  private static final Duration LOOK_AGAIN = Duration.ofHours(1);
  private static final Progress ENDED = new Progress(1, 0, false);

  private final ItemEntries entries;

  VerdictChanges(ItemEntries entries) {
    this.entries = entries;
  }

  ItemChange of(PlannedSend planned, Instant now) {
    Verdict verdict = planned.deciding();
    return switch (verdict.kind()) {
      case DENY -> denied(planned, verdict, now);
      case INVALID -> invalid(planned, verdict, now);
      case HOLD ->
          waiting(planned, verdict, holdUntil(planned, verdict, now), AuditEventType.HELD, now);
      case DEFER ->
          waiting(planned, verdict, deferUntil(planned, verdict), AuditEventType.DEFERRED, now);
      case ALLOW -> waiting(planned, verdict, now, AuditEventType.DEFERRED, now);
    };
  }

  /** Returns the change of what could go but for its provider. */
  ItemChange later(PlannedSend planned, Instant until, Instant now) {
    Optional<ReasonCode> reason = Optional.of(ReasonCode.SENDER_WAITS);
    return told(
        planned,
        QueueItemLifecycle.release(planned.item(), until, reason),
        AuditEventType.DEFERRED,
        now);
  }

  private ItemChange denied(PlannedSend planned, Verdict verdict, Instant now) {
    if (verdict.guardrail() != GuardrailName.SUPPRESSION) {
      return cancelled(planned, verdict, now);
    }
    ItemMove move = QueueItemLifecycle.skip(planned.item(), verdict.code(), now);
    return ended(planned, move, EndReason.SUPPRESSED, AuditEventType.SKIPPED, now);
  }

  private ItemChange cancelled(PlannedSend planned, Verdict verdict, Instant now) {
    ItemMove move = QueueItemLifecycle.cancel(planned.item(), verdict.code(), now);
    return ended(planned, move, EndReason.STOPPED, AuditEventType.CANCELLED, now);
  }

  private ItemChange invalid(PlannedSend planned, Verdict verdict, Instant now) {
    ItemMove move = QueueItemLifecycle.invalidate(planned.item(), verdict.code(), now);
    return ended(planned, move, EndReason.INVALID, AuditEventType.FAILED_VALIDATION, now);
  }

  private ItemChange ended(
      PlannedSend planned, ItemMove move, EndReason reason, AuditEventType type, Instant now) {
    ItemChange change =
        ItemChange.of(move).telling(entries.of(type, move.after(), move.after().reason(), now));
    Recipient recipient = planned.facts().recipient();
    return recipient.state().isFinished()
        ? change
        : change.with(RecipientLifecycle.end(recipient, reason, now), ENDED);
  }

  private ItemChange waiting(
      PlannedSend planned, Verdict verdict, Instant until, AuditEventType type, Instant now) {
    Optional<ReasonCode> reason = Optional.of(verdict.code());
    return told(planned, QueueItemLifecycle.release(planned.item(), until, reason), type, now);
  }

  private ItemChange told(PlannedSend planned, ItemMove move, AuditEventType type, Instant now) {
    Optional<ReasonCode> reason = move.after().reason();
    boolean saysTheSame = planned.item().reason().equals(reason);
    return saysTheSame
        ? ItemChange.of(move)
        : ItemChange.of(move).telling(entries.of(type, move.after(), reason, now));
  }

  /** What a claim leaves out anyway stays due; of the rest some may go later, whoever acts. */
  private static Instant holdUntil(PlannedSend planned, Verdict verdict, Instant now) {
    return switch (verdict.guardrail()) {
      case KILL_SWITCH, SEQUENCE, ENROLLMENT, IDENTITY -> planned.item().dueAt();
      case SENDING,
          ADDRESS,
          SUPPRESSION,
          CANARY,
          COOLDOWN,
          SEND_WINDOW,
          DAILY_CAP,
          WARM_UP,
          RATE_LIMIT,
          CONTENT ->
          now.plus(LOOK_AGAIN);
    };
  }

  private static Instant deferUntil(PlannedSend planned, Verdict verdict) {
    return planned.outcome().nextAt().or(verdict::until).orElseThrow();
  }
}
