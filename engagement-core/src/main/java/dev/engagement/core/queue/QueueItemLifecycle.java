package dev.engagement.core.queue;

import static dev.engagement.ports.queue.QueueItemState.CANCELLED;
import static dev.engagement.ports.queue.QueueItemState.CLAIMED;
import static dev.engagement.ports.queue.QueueItemState.DRY_RUN_PLANNED;
import static dev.engagement.ports.queue.QueueItemState.FAILED;
import static dev.engagement.ports.queue.QueueItemState.FAILED_VALIDATION;
import static dev.engagement.ports.queue.QueueItemState.PARKED;
import static dev.engagement.ports.queue.QueueItemState.PAUSED;
import static dev.engagement.ports.queue.QueueItemState.QUEUED;
import static dev.engagement.ports.queue.QueueItemState.SENDING;
import static dev.engagement.ports.queue.QueueItemState.SENT;
import static dev.engagement.ports.queue.QueueItemState.SKIPPED;
import static dev.engagement.ports.queue.QueueItemState.UNCONFIRMED;
import static dev.engagement.ports.queue.QueueItemState.WOULD_SEND;

import dev.engagement.core.TransitionTable;
import dev.engagement.ports.Transition;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueResolution;
import dev.engagement.ports.sequence.StepId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what may happen to a queue item next. Pure: no clock, no store. A long file, so that the
 * largest lifecycle still stands in one place.
 */
public final class QueueItemLifecycle {

  /** What happens to a queue item. */
  public enum Trigger {
    PLAN,
    WOULD_SEND,
    SKIP,
    INVALIDATE,
    CLAIM,
    RELEASE,
    INTEND,
    ACCEPT,
    REFUSE,
    RETURN,
    CANCEL_UNSENT,
    LOSE,
    CONFIRM,
    PARK,
    RESOLVE_SENT,
    RESOLVE_QUEUED,
    RESOLVE_CANCELLED,
    CANCEL,
    REFRESH
  }

  public static final TransitionTable<QueueItemState, Trigger> TABLE =
      TransitionTable.startingAt(QUEUED, Trigger.class, QueueItemState::code)
          .terminal(EnumSet.of(SENT, FAILED, CANCELLED))
          .allow(QUEUED, Trigger.PLAN, DRY_RUN_PLANNED)
          .allow(DRY_RUN_PLANNED, Trigger.WOULD_SEND, WOULD_SEND)
          .allow(EnumSet.of(DRY_RUN_PLANNED, CLAIMED), Trigger.SKIP, SKIPPED)
          .allow(EnumSet.of(DRY_RUN_PLANNED, CLAIMED), Trigger.INVALIDATE, FAILED_VALIDATION)
          .allow(EnumSet.of(QUEUED, DRY_RUN_PLANNED, WOULD_SEND), Trigger.CLAIM, CLAIMED)
          .allow(CLAIMED, Trigger.RELEASE, QUEUED)
          .allow(CLAIMED, Trigger.INTEND, SENDING)
          .allow(SENDING, Trigger.ACCEPT, SENT)
          .allow(SENDING, Trigger.REFUSE, FAILED)
          .allow(SENDING, Trigger.LOSE, UNCONFIRMED)
          .allow(EnumSet.of(SENDING, UNCONFIRMED), Trigger.RETURN, QUEUED)
          .allow(EnumSet.of(SENDING, UNCONFIRMED), Trigger.CANCEL_UNSENT, CANCELLED)
          .allow(EnumSet.of(UNCONFIRMED, PARKED), Trigger.CONFIRM, SENT)
          .allow(UNCONFIRMED, Trigger.PARK, PARKED)
          .allow(PARKED, Trigger.RESOLVE_SENT, SENT)
          .allow(PARKED, Trigger.RESOLVE_QUEUED, QUEUED)
          .allow(PARKED, Trigger.RESOLVE_CANCELLED, CANCELLED)
          .allow(EnumSet.of(QUEUED, DRY_RUN_PLANNED, WOULD_SEND), Trigger.CANCEL, CANCELLED)
          .allow(CLAIMED, Trigger.CANCEL, CANCELLED)
          .allow(EnumSet.of(SKIPPED, FAILED_VALIDATION), Trigger.REFRESH, QUEUED)
          .build();

  /** The states in which an item waits for its time. */
  public static final Set<QueueItemState> WAITING = TABLE.from(Trigger.CLAIM);

  /** The states of an item that is on the wire, or may have been. */
  public static final Set<QueueItemState> ON_THE_WIRE = EnumSet.of(SENDING, UNCONFIRMED, PARKED);

  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private QueueItemLifecycle() {}

  /** Returns the move that a store makes with the items that it leases. */
  public static Transition<QueueItemState> claim() {
    return new Transition<>(WAITING, CLAIMED);
  }

  /** Returns the item as a store that leases it hands it out. */
  public static QueueItem claimed(QueueItem item, Lease lease) {
    return step(item, Trigger.CLAIM).claimed(lease);
  }

  /**
   * Returns what comes of an item that is claimed and moved on in one unit of work, where nobody
   * sees what lies between.
   *
   * @param waiting the item before it was claimed
   * @param claimed what comes of it
   */
  public static ItemMove since(QueueItem waiting, QueueItem claimed) {
    return new ItemMove(waiting.state(), waiting.epoch(), claimed);
  }

  /** Returns a new item for a recipient's step. */
  public static QueueItem enqueue(
      QueueItemId id, Recipient recipient, StepId step, int stepOrder, Instant dueAt, Instant now) {
    return new QueueItem(
        recipient.tenant(),
        id,
        recipient.enrollment(),
        recipient.id(),
        recipient.sequence(),
        step,
        stepOrder,
        QUEUED,
        dueAt,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.empty());
  }

  /** A dry run is about to store its verdict. */
  public static ItemMove plan(QueueItem item) {
    return step(item, Trigger.PLAN).waiting(item.dueAt(), Optional.empty());
  }

  /**
   * A dry run stores its verdict. An item that an earlier one would send stays as it is and only
   * takes over the reason: the worker judges it again before anything goes.
   */
  public static ItemMove store(
      QueueItem item, QueueItemState status, Optional<ReasonCode> reason, Instant now) {
    if (item.state() == WOULD_SEND) {
      return new ItemStep(item, WOULD_SEND).waiting(item.dueAt(), reason);
    }
    QueueItem planned = item.state() == DRY_RUN_PLANNED ? item : plan(item).after();
    ItemMove stored =
        status == WOULD_SEND
            ? step(planned, Trigger.WOULD_SEND).waiting(item.dueAt(), reason)
            : step(planned, refusal(status)).settled(reason, now);
    return new ItemMove(item.state(), stored.after());
  }

  /** The worker lets go of it; it waits until it is due again. */
  public static ItemMove release(QueueItem item, Instant dueAt, Optional<ReasonCode> reason) {
    return step(item, Trigger.RELEASE).waiting(dueAt, reason);
  }

  /** A guardrail denies it. */
  public static ItemMove skip(QueueItem item, ReasonCode reason, Instant now) {
    return step(item, Trigger.SKIP).settled(Optional.of(reason), now);
  }

  /** It cannot be sent as it is. */
  public static ItemMove invalidate(QueueItem item, ReasonCode reason, Instant now) {
    return step(item, Trigger.INVALIDATE).settled(Optional.of(reason), now);
  }

  /** It is about to go on the wire: the attempt counts, and the same worker holds it for longer. */
  public static ItemMove intend(QueueItem item, Instant leaseUntil) {
    ItemStep step = step(item, Trigger.INTEND);
    return step.tried(new Lease(item.lease().orElseThrow().worker(), leaseUntil));
  }

  /** The provider took it. */
  public static ItemMove accept(QueueItem item, Instant now) {
    return step(item, Trigger.ACCEPT).settled(Optional.empty(), now);
  }

  /** The provider refused it for good, or it was tried as often as is allowed. */
  public static ItemMove refuse(QueueItem item, ReasonCode reason, Instant now) {
    return step(item, Trigger.REFUSE).settled(Optional.of(reason), now);
  }

  /** The provider provably did not take it. */
  public static ItemMove giveBack(QueueItem item, Instant dueAt, ReasonCode reason) {
    return step(item, Trigger.RETURN).waiting(dueAt, Optional.of(reason));
  }

  /** Nobody judged the attempt, so it does not count. */
  public static ItemMove giveBackUntried(QueueItem item, Instant dueAt, ReasonCode reason) {
    return step(item, Trigger.RETURN).untried(dueAt, Optional.of(reason));
  }

  /** The provider provably did not take it, and the recipient or the enrollment is over. */
  public static ItemMove cancelUnsent(QueueItem item, ReasonCode reason, Instant now) {
    return step(item, Trigger.CANCEL_UNSENT).settled(Optional.of(reason), now);
  }

  /** Nobody knows whether the provider took it; evidence is looked for at the instant. */
  public static ItemMove lose(QueueItem item, Instant look) {
    return step(item, Trigger.LOSE).waiting(look, Optional.of(ReasonCode.OUTCOME_UNKNOWN));
  }

  /** Nothing showed yet; evidence is looked for again at the instant. */
  public static ItemMove lookAgain(QueueItem item, Instant look) {
    return new ItemStep(item, item.state()).waiting(look, item.reason());
  }

  /** Evidence shows that the provider took it. */
  public static ItemMove confirm(QueueItem item, Instant now) {
    return step(item, Trigger.CONFIRM).settled(Optional.empty(), now);
  }

  /** No evidence came in time; it waits for a person. */
  public static ItemMove park(QueueItem item) {
    return step(item, Trigger.PARK).waiting(NEVER, Optional.of(ReasonCode.NO_EVIDENCE));
  }

  /** A person decides what became of it. */
  public static ItemMove resolve(QueueItem item, QueueResolution resolution, Instant now) {
    Optional<ReasonCode> reason = Optional.of(ReasonCode.RESOLVED_BY_PERSON);
    return switch (resolution) {
      case SENT -> step(item, Trigger.RESOLVE_SENT).settled(reason, now);
      case QUEUED -> step(item, Trigger.RESOLVE_QUEUED).waiting(now, reason);
      case CANCELLED -> step(item, Trigger.RESOLVE_CANCELLED).settled(reason, now);
    };
  }

  /** It, its recipient or its enrollment was stopped before anything went on the wire. */
  public static ItemMove cancel(QueueItem item, ReasonCode reason, Instant now) {
    return step(item, Trigger.CANCEL).settled(Optional.of(reason), now);
  }

  /** A rehearsal judged it; it waits on, and keeps the verdict. */
  public static ItemMove note(QueueItem item, ReasonCode verdict) {
    return new ItemStep(item, item.state()).waiting(item.dueAt(), Optional.of(verdict));
  }

  /** What stood in its way has gone. */
  public static ItemMove refresh(QueueItem item, Instant dueAt) {
    return step(item, Trigger.REFRESH).waiting(dueAt, Optional.empty());
  }

  /** Returns the item as people see it: paused where it waits and its enrollment is paused. */
  public static QueueItem shown(QueueItem item, Enrollment enrollment) {
    return shown(item.state(), enrollment) == item.state()
        ? item
        : new ItemStep(item, PAUSED).waiting(item.dueAt(), item.reason()).after();
  }

  /** Returns the state as people see it. */
  public static QueueItemState shown(QueueItemState state, Enrollment enrollment) {
    boolean paused = enrollment.state() == EnrollmentState.PAUSED && WAITING.contains(state);
    return paused ? PAUSED : state;
  }

  private static ItemStep step(QueueItem item, Trigger trigger) {
    return new ItemStep(item, TABLE.require(item.state(), trigger));
  }

  private static Trigger refusal(QueueItemState status) {
    if (status != SKIPPED && status != FAILED_VALIDATION) {
      throw new IllegalArgumentException("a dry run does not end as " + status);
    }
    return status == SKIPPED ? Trigger.SKIP : Trigger.INVALIDATE;
  }
}
