package dev.engagement.core.enrollment;

import static dev.engagement.ports.enrollment.RecipientState.FAILED;
import static dev.engagement.ports.enrollment.RecipientState.PAUSED;
import static dev.engagement.ports.enrollment.RecipientState.QUEUED;
import static dev.engagement.ports.enrollment.RecipientState.SENDING;
import static dev.engagement.ports.enrollment.RecipientState.SENT;
import static dev.engagement.ports.enrollment.RecipientState.STOPPED;

import dev.engagement.core.TransitionTable;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.sequence.StepId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Function;

/** Decides what may happen to a recipient next. Pure: no clock, no store. */
public final class RecipientLifecycle {

  /** What happens to a recipient. */
  public enum Trigger {
    SEND,
    STEP_SENT,
    COMPLETE,
    NOT_TAKEN,
    SUCCEED,
    FAIL,
    STOP,
    PAUSE,
    RESUME,
    REOPEN
  }

  public static final TransitionTable<RecipientState, Trigger> TABLE =
      TransitionTable.startingAt(QUEUED, Trigger.class, RecipientState::code)
          .terminal(EnumSet.of(SENT, STOPPED))
          .allow(QUEUED, Trigger.SEND, SENDING)
          .allow(SENDING, Trigger.STEP_SENT, QUEUED)
          .allow(SENDING, Trigger.COMPLETE, SENT)
          .allow(SENDING, Trigger.NOT_TAKEN, QUEUED)
          .allow(EnumSet.of(QUEUED, SENDING), Trigger.SUCCEED, SENT)
          .allow(EnumSet.of(QUEUED, SENDING), Trigger.FAIL, FAILED)
          .allow(EnumSet.of(QUEUED, SENDING), Trigger.STOP, STOPPED)
          .allow(QUEUED, Trigger.PAUSE, PAUSED)
          .allow(PAUSED, Trigger.RESUME, QUEUED)
          .allow(FAILED, Trigger.REOPEN, QUEUED)
          .build();

  private RecipientLifecycle() {}

  /** Returns a new recipient who waits for the first sending step. */
  public static Recipient enroll(
      RecipientId id, Enrollment enrollment, Contact contact, Candidate row, StepPath.Stop first) {
    ContactDraft known =
        new ContactDraft(
            contact.id(),
            row.address(),
            contact.firstName(),
            contact.lastName(),
            contact.timezone());
    return enroll(id, enrollment, known, row, first);
  }

  /** Returns a new recipient, of whom what is known need not be stored. */
  public static Recipient enroll(
      RecipientId id,
      Enrollment enrollment,
      ContactDraft contact,
      Candidate row,
      StepPath.Stop first) {
    return new Recipient(
        enrollment.tenant(),
        id,
        enrollment.id(),
        enrollment.plan().sequence(),
        contact.id(),
        row.address(),
        row.firstName().or(contact::firstName),
        row.lastName().or(contact::lastName),
        row.timezone().or(contact::timezone),
        row.variables(),
        QUEUED,
        Optional.empty(),
        Optional.of(first.step().id()),
        Optional.of(first.dueAt()),
        enrollment.createdAt(),
        Optional.empty());
  }

  /** The current step is about to go on the wire. */
  public static RecipientMove send(Recipient recipient) {
    RecipientState sending = TABLE.require(recipient.state(), Trigger.SEND);
    return open(recipient, sending, recipient.currentStep(), recipient.nextRunAt());
  }

  /**
   * Returns what becomes of a recipient whose item is on the wire, or may be. Stored it is queued
   * all that time: that it is sending is told by its item, and not written twice.
   */
  public static RecipientMove whileSending(
      Recipient stored, Function<Recipient, RecipientMove> move) {
    Recipient sending = stored.state() == QUEUED ? send(stored).after() : stored;
    return new RecipientMove(stored.state(), move.apply(sending).after());
  }

  /** The current step was sent, and another one follows. */
  public static RecipientMove stepSent(Recipient recipient, StepId next, Instant nextRunAt) {
    return queue(recipient, Trigger.STEP_SENT, Optional.of(next), nextRunAt);
  }

  /** The last step was sent. */
  public static RecipientMove completed(Recipient recipient, Instant now) {
    TABLE.require(recipient.state(), Trigger.COMPLETE);
    return finished(recipient, EndReason.COMPLETED, Optional.empty(), now);
  }

  /** The current step provably was not sent, and is tried again. */
  public static RecipientMove notTaken(Recipient recipient, Instant nextRunAt) {
    return queue(recipient, Trigger.NOT_TAKEN, recipient.currentStep(), nextRunAt);
  }

  /** The way through the sequence ends early; the current step stays known. */
  public static RecipientMove end(Recipient recipient, EndReason reason, Instant now) {
    TABLE.require(recipient.state(), ending(reason));
    return finished(recipient, reason, recipient.currentStep(), now);
  }

  /** What ended the way has gone; it goes on at the step. */
  public static RecipientMove reopen(Recipient recipient, StepId step, Instant nextRunAt) {
    return queue(recipient, Trigger.REOPEN, Optional.of(step), nextRunAt);
  }

  /**
   * Returns the recipient as people see it: sending while an item of its is, and paused where the
   * enrollment is and nothing is sent.
   *
   * @param onTheWire whether an item of its is on the wire, or may be
   */
  public static Recipient shown(Recipient recipient, boolean onTheWire, Enrollment enrollment) {
    if (onTheWire && recipient.state() == QUEUED) {
      return send(recipient).after();
    }
    boolean paused = enrollment.state() == EnrollmentState.PAUSED;
    Trigger trigger = paused ? Trigger.PAUSE : Trigger.RESUME;
    return TABLE
        .next(recipient.state(), trigger)
        .map(
            state -> open(recipient, state, recipient.currentStep(), recipient.nextRunAt()).after())
        .orElse(recipient);
  }

  private static Trigger ending(EndReason reason) {
    return switch (reason) {
      case COMPLETED, REPLIED, MEETING_BOOKED, STAGE_CHANGED -> Trigger.SUCCEED;
      case BOUNCED, SUPPRESSED, INVALID, FAILED -> Trigger.FAIL;
      case STOPPED, UNSUBSCRIBED -> Trigger.STOP;
    };
  }

  private static RecipientMove queue(
      Recipient recipient, Trigger trigger, Optional<StepId> step, Instant nextRunAt) {
    RecipientState queued = TABLE.require(recipient.state(), trigger);
    return open(recipient, queued, step, Optional.of(nextRunAt));
  }

  private static RecipientMove open(
      Recipient recipient, RecipientState state, Optional<StepId> step, Optional<Instant> next) {
    return move(recipient, state, Optional.empty(), new Position(step, next, Optional.empty()));
  }

  private static RecipientMove finished(
      Recipient recipient, EndReason reason, Optional<StepId> step, Instant now) {
    Position last = new Position(step, Optional.empty(), Optional.of(now));
    return move(recipient, reason.state(), Optional.of(reason), last);
  }

  private static RecipientMove move(
      Recipient recipient, RecipientState state, Optional<EndReason> reason, Position position) {
    return new RecipientMove(
        recipient.state(),
        new Recipient(
            recipient.tenant(),
            recipient.id(),
            recipient.enrollment(),
            recipient.sequence(),
            recipient.contact(),
            recipient.address(),
            recipient.firstName(),
            recipient.lastName(),
            recipient.timezone(),
            recipient.variables(),
            state,
            reason,
            position.step(),
            position.nextRunAt(),
            recipient.startedAt(),
            position.finishedAt()));
  }

  private record Position(
      Optional<StepId> step, Optional<Instant> nextRunAt, Optional<Instant> finishedAt) {}
}
