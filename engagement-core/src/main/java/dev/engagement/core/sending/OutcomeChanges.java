package dev.engagement.core.sending;

import dev.engagement.core.enrollment.EnrollmentLifecycle.Progress;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.enrollment.StepCompletion;
import dev.engagement.core.enrollment.StepCompletion.SentStep;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.IdSource;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.mail.Message;
import dev.engagement.ports.mail.MessageDirection;
import dev.engagement.ports.mail.MessageId;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.template.Template;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says what follows from what a provider said. Late truth wins: it also holds for what was given up
 * as unconfirmed.
 */
final class OutcomeChanges {

  private static final int LONGEST_ID = 500;
  private static final Progress ENDED = new Progress(1, 0, true);
  private static final Progress SENT = new Progress(0, 0, true);

  private final ItemEntries entries;
  private final IdSource ids;
  private final WorkerSettings settings;

  OutcomeChanges(ItemEntries entries, IdSource ids, WorkerSettings settings) {
    this.entries = entries;
    this.ids = ids;
    this.settings = settings;
  }

  /**
   * Returns the change, or empty if the row says that the outcome is known already.
   *
   * @param standing what item, recipient and enrollment are now; the item at the epoch of the
   *     attempt
   */
  Optional<ItemChange> of(Standing standing, Delivered delivered, Instant now) {
    QueueItem item = standing.item();
    boolean open =
        item.state() == QueueItemState.SENDING || item.state() == QueueItemState.UNCONFIRMED;
    SendOutcome outcome = delivered.outcome();
    return switch (outcome.kind()) {
      case ACCEPTED ->
          open || item.state() == QueueItemState.PARKED
              ? Optional.of(accepted(standing, delivered, now))
              : Optional.empty();
      case REFUSED ->
          item.state() == QueueItemState.SENDING
              ? Optional.of(failed(item, standing.recipient(), ReasonCode.REFUSED, delivered, now))
              : Optional.empty();
      case IDENTITY_REFUSED, NOT_TAKEN ->
          open
              ? Optional.of(notTaken(item, standing.recipient(), delivered, now))
              : Optional.empty();
      case UNKNOWN ->
          item.state() == QueueItemState.SENDING
              ? Optional.of(lost(item, delivered.send(), now))
              : Optional.empty();
    };
  }

  private ItemChange accepted(Standing standing, Delivered delivered, Instant now) {
    QueueItem item = standing.item();
    boolean late = item.state() != QueueItemState.SENDING;
    ItemMove move =
        late ? QueueItemLifecycle.confirm(item, now) : QueueItemLifecycle.accept(item, now);
    PlannedSend send = delivered.send();
    AuditEventType type = late ? AuditEventType.CONFIRMED : AuditEventType.SENT;
    ItemChange change =
        ItemChange.of(move)
            .with(message(send, providerId(delivered.outcome()), now))
            .telling(entries.of(type, move.after(), Optional.empty(), now));
    SentStep sent = new SentStep(standing.enrollment(), standing.recipient(), item, now);
    return change.with(
        StepCompletion.of(
            sent, send.facts().plan(), send.facts().zone(), new QueueItemId(ids.next())));
  }

  private ItemChange failed(
      QueueItem item, Recipient recipient, ReasonCode reason, Delivered delivered, Instant now) {
    ItemMove move = QueueItemLifecycle.refuse(item, reason, now);
    ItemChange change =
        ItemChange.of(move)
            .with(message(delivered.send(), Optional.empty(), now))
            .telling(entries.of(AuditEventType.FAILED, move.after(), Optional.of(reason), now));
    return recipient.state().isFinished()
        ? change
        : change.with(RecipientLifecycle.end(recipient, EndReason.FAILED, now), ENDED);
  }

  private ItemChange notTaken(
      QueueItem item, Recipient recipient, Delivered delivered, Instant now) {
    ItemChange change = givenBack(item, recipient, delivered, now);
    return item.state() == QueueItemState.SENDING ? change.counting(uncounted(delivered)) : change;
  }

  /** Only while it is known which day counted the attempt; later it stays counted. */
  private static Map<DailyCount, Integer> uncounted(Delivered delivered) {
    Map<DailyCount, Integer> counts = new HashMap<>();
    delivered.send().facts().counts().forEach(count -> counts.put(count, -1));
    return counts;
  }

  private ItemChange givenBack(
      QueueItem item, Recipient recipient, Delivered delivered, Instant now) {
    if (recipient.state().isFinished()) {
      ItemMove move = QueueItemLifecycle.cancelUnsent(item, ReasonCode.STOPPED, now);
      return ItemChange.of(move)
          .telling(entries.of(AuditEventType.CANCELLED, move.after(), move.after().reason(), now));
    }
    return untried(delivered.outcome())
        ? returned(untriedMove(item, delivered.outcome(), now), recipient, now)
        : tried(item, recipient, delivered, now);
  }

  /** Where the provider asks to wait or lets nobody in, it has judged the sender, not the mail. */
  private static boolean untried(SendOutcome outcome) {
    return outcome instanceof SendOutcome.IdentityRefused
        || (outcome instanceof SendOutcome.NotTaken notTaken && notTaken.retryAfter().isPresent());
  }

  private ItemMove untriedMove(QueueItem item, SendOutcome outcome, Instant now) {
    if (outcome instanceof SendOutcome.NotTaken notTaken) {
      Instant dueAt = now.plus(notTaken.retryAfter().orElse(settings.retryDelay()));
      ReasonCode reason = notTaken.isLate() ? ReasonCode.STARTED_LATE : ReasonCode.NOT_TAKEN;
      return QueueItemLifecycle.giveBackUntried(item, dueAt, reason);
    }
    return QueueItemLifecycle.giveBackUntried(item, now, ReasonCode.SENDER_REFUSED);
  }

  private ItemChange tried(QueueItem item, Recipient recipient, Delivered delivered, Instant now) {
    boolean usedUp =
        item.state() == QueueItemState.SENDING && item.attempts() >= settings.attempts();
    if (usedUp) {
      return failed(item, recipient, ReasonCode.ATTEMPTS_USED_UP, delivered, now);
    }
    Instant dueAt = now.plus(settings.retryDelay());
    ItemMove move = QueueItemLifecycle.giveBack(item, dueAt, ReasonCode.NOT_TAKEN);
    return returned(move, recipient, now);
  }

  private ItemChange returned(ItemMove move, Recipient recipient, Instant now) {
    return ItemChange.of(move)
        .with(notTaken(recipient, move.after().dueAt()), Progress.NONE)
        .telling(entries.of(AuditEventType.NOT_TAKEN, move.after(), move.after().reason(), now));
  }

  private static RecipientMove notTaken(Recipient recipient, Instant dueAt) {
    return RecipientLifecycle.whileSending(
        recipient, sending -> RecipientLifecycle.notTaken(sending, dueAt));
  }

  /** Returns the change for an item whose outcome nobody knows. */
  ItemChange lost(QueueItem item, PlannedSend send, Instant now) {
    ItemMove move = QueueItemLifecycle.lose(item, Looks.first(now, settings.horizon()));
    ItemChange change =
        ItemChange.of(move)
            .with(message(send, Optional.empty(), now))
            .telling(
                entries.of(AuditEventType.UNCONFIRMED, move.after(), move.after().reason(), now));
    return new ItemChange(
        change.move(),
        change.recipient(),
        change.next(),
        SENT,
        change.message(),
        change.send(),
        change.counts(),
        change.entries());
  }

  private Message message(PlannedSend send, Optional<String> providerId, Instant now) {
    QueueItem item = send.item();
    return new Message(
        item.tenant(),
        ids.next(),
        Optional.of(item.id()),
        MessageDirection.OUT,
        send.outcome().identity(),
        send.facts().recipient().contact(),
        send.facts().step().orElseThrow().template(),
        send.facts().template().map(Template::revision).orElse(1),
        providerId,
        send.facts()
            .identity()
            .map(identity -> MessageId.of(item.id(), identity.email()))
            .orElse(""),
        now);
  }

  private static Optional<String> providerId(SendOutcome outcome) {
    return outcome instanceof SendOutcome.Accepted accepted
        ? accepted.providerMessageId().filter(OutcomeChanges::isStorable)
        : Optional.empty();
  }

  /** What a provider calls a mail is worth nothing if it cannot be written down. */
  private static boolean isStorable(String providerId) {
    return providerId.length() <= LONGEST_ID
        && providerId.chars().noneMatch(Character::isISOControl);
  }
}
