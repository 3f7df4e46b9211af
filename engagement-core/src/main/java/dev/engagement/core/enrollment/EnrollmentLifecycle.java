package dev.engagement.core.enrollment;

import static dev.engagement.ports.enrollment.EnrollmentState.FAILED;
import static dev.engagement.ports.enrollment.EnrollmentState.PAUSED;
import static dev.engagement.ports.enrollment.EnrollmentState.QUEUED;
import static dev.engagement.ports.enrollment.EnrollmentState.SENDING;
import static dev.engagement.ports.enrollment.EnrollmentState.SENT;
import static dev.engagement.ports.enrollment.EnrollmentState.STOPPED;

import dev.engagement.core.TransitionTable;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/** Decides what may happen to an enrollment next. Pure: no clock, no store. */
public final class EnrollmentLifecycle {

  /** What happens to an enrollment. */
  public enum Trigger {
    SEND,
    FINISH_SENT,
    FINISH_FAILED,
    PAUSE,
    RESUME_QUEUED,
    RESUME_SENDING,
    STOP,
    REOPEN
  }

  /**
   * What a batch of outcomes does to the numbers.
   *
   * @param finished how many recipients ended
   * @param completed how many of them ended as sent
   * @param sent whether anything was sent
   */
  public record Progress(long finished, long completed, boolean sent) {

    /** Nothing has happened. */
    public static final Progress NONE = new Progress(0, 0, false);

    /** Returns both together. */
    public Progress plus(Progress other) {
      return new Progress(
          finished + other.finished, completed + other.completed, sent || other.sent);
    }
  }

  public static final TransitionTable<EnrollmentState, Trigger> TABLE =
      TransitionTable.startingAt(QUEUED, Trigger.class, EnrollmentState::code)
          .terminal(EnumSet.of(STOPPED))
          .allow(QUEUED, Trigger.SEND, SENDING)
          .allow(EnumSet.of(QUEUED, SENDING, PAUSED), Trigger.FINISH_SENT, SENT)
          .allow(EnumSet.of(QUEUED, SENDING, PAUSED), Trigger.FINISH_FAILED, FAILED)
          .allow(EnumSet.of(QUEUED, SENDING), Trigger.PAUSE, PAUSED)
          .allow(PAUSED, Trigger.RESUME_QUEUED, QUEUED)
          .allow(PAUSED, Trigger.RESUME_SENDING, SENDING)
          .allow(EnumSet.of(QUEUED, SENDING, PAUSED), Trigger.STOP, STOPPED)
          .allow(EnumSet.of(SENT, FAILED), Trigger.REOPEN, SENDING)
          .build();

  private EnrollmentLifecycle() {}

  /** Returns a new enrollment without recipients. */
  public static Enrollment create(
      TenantId tenant, EnrollmentId id, PlanReference plan, Optional<String> name, Instant now) {
    return new Enrollment(
        tenant,
        id,
        plan,
        name,
        QUEUED,
        Optional.empty(),
        0,
        0,
        0,
        0,
        now,
        now,
        Optional.empty(),
        0);
  }

  /** Returns the new enrollment with the numbers of its batch. */
  public static Enrollment filled(Enrollment enrollment, long accepted, long refused, Instant now) {
    Numbers numbers = new Numbers(accepted, refused, accepted, 0);
    return with(enrollment, new Gate(enrollment.state(), Optional.empty()), numbers, now);
  }

  /** Returns the enrollment as paused, resumed or stopped. */
  public static Enrollment change(Enrollment enrollment, EnrollmentChange change, Instant now) {
    EnrollmentState state = TABLE.require(enrollment.state(), trigger(enrollment, change));
    Optional<EnrollmentState> resumesTo =
        state == PAUSED ? Optional.of(enrollment.state()) : Optional.empty();
    return with(enrollment, new Gate(state, resumesTo), Numbers.of(enrollment), now);
  }

  /**
   * Returns the enrollment after a batch of outcomes: as sending once anything was sent, as sent or
   * failed once nobody is left, also while it is paused. A finished one only changes its numbers.
   */
  public static Enrollment progress(Enrollment enrollment, Progress progress, Instant now) {
    Numbers numbers = Numbers.of(enrollment).after(progress);
    Gate gate = new Gate(enrollment.state(), enrollment.resumesTo());
    if (enrollment.state().isFinished()) {
      return with(enrollment, gate, numbers, now);
    }
    Gate begun = progress.sent() ? gate.begun() : gate;
    return with(enrollment, numbers.open() == 0 ? begun.finished(numbers) : begun, numbers, now);
  }

  /** Returns the enrollment with recipients reopened; one that was over is sending again. */
  public static Enrollment reopen(Enrollment enrollment, long recipients, Instant now) {
    Gate gate =
        enrollment.state().isFinished()
            ? new Gate(TABLE.require(enrollment.state(), Trigger.REOPEN), Optional.empty())
            : new Gate(enrollment.state(), enrollment.resumesTo());
    return with(enrollment, gate, Numbers.of(enrollment).reopened(recipients), now);
  }

  private static Trigger trigger(Enrollment enrollment, EnrollmentChange change) {
    return switch (change) {
      case PAUSE -> Trigger.PAUSE;
      case RESUME ->
          enrollment.resumesTo().orElse(QUEUED) == QUEUED
              ? Trigger.RESUME_QUEUED
              : Trigger.RESUME_SENDING;
      case STOP -> Trigger.STOP;
    };
  }

  private static Enrollment with(Enrollment enrollment, Gate gate, Numbers numbers, Instant now) {
    return new Enrollment(
        enrollment.tenant(),
        enrollment.id(),
        enrollment.plan(),
        enrollment.name(),
        gate.state(),
        gate.resumesTo(),
        numbers.accepted(),
        numbers.refused(),
        numbers.open(),
        numbers.completed(),
        enrollment.createdAt(),
        now,
        gate.state().isFinished()
            ? enrollment.finishedAt().or(() -> Optional.of(now))
            : Optional.empty(),
        enrollment.version());
  }

  private record Gate(EnrollmentState state, Optional<EnrollmentState> resumesTo) {

    Gate begun() {
      return new Gate(sending(state), resumesTo.map(Gate::sending));
    }

    Gate finished(Numbers numbers) {
      Trigger end = numbers.completed() > 0 ? Trigger.FINISH_SENT : Trigger.FINISH_FAILED;
      return new Gate(TABLE.require(state, end), Optional.empty());
    }

    private static EnrollmentState sending(EnrollmentState state) {
      return TABLE.next(state, Trigger.SEND).orElse(state);
    }
  }

  private record Numbers(long accepted, long refused, long open, long completed) {

    static Numbers of(Enrollment enrollment) {
      return new Numbers(
          enrollment.accepted(), enrollment.refused(), enrollment.open(), enrollment.completed());
    }

    Numbers after(Progress progress) {
      return new Numbers(
          accepted, refused, open - progress.finished(), completed + progress.completed());
    }

    Numbers reopened(long recipients) {
      return new Numbers(accepted, refused, open + recipients, completed);
    }
  }
}
