package dev.engagement.core.enrollment;

import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Says which sending step comes when. Pure. */
public final class StepPath {

  /**
   * A sending step at its time.
   *
   * @param stepOrder its place in the plan, from 0
   */
  public record Stop(EmailStep step, int stepOrder, Instant dueAt) {}

  private StepPath() {}

  /** Returns the first sending step, for one who starts at the instant. */
  public static Optional<Stop> first(SequencePlan plan, Instant start, ZoneId zone) {
    return next(plan, 0, new Way(start, start, zone));
  }

  /**
   * Returns the sending step that follows one that was sent, or empty if there is none.
   *
   * @param startedAt from where delays anchored to the start count
   */
  public static Optional<Stop> after(
      SequencePlan plan, StepId step, Instant sentAt, Instant startedAt, ZoneId zone) {
    int order = order(plan.steps(), step);
    return order < 0 ? Optional.empty() : next(plan, order + 1, new Way(startedAt, sentAt, zone));
  }

  /** Returns a sending step of the plan, due at the instant, or empty if it is not there. */
  public static Optional<Stop> at(SequencePlan plan, StepId step, Instant dueAt) {
    int order = order(plan.steps(), step);
    return order < 0 ? Optional.empty() : stop(plan.steps().get(order), order, dueAt);
  }

  private static Optional<Stop> next(SequencePlan plan, int from, Way way) {
    Way reached = way;
    for (int order = from; order < plan.steps().size(); order++) {
      Step step = plan.steps().get(order);
      reached = reached.through(step);
      Optional<Stop> stop = stop(step, order, reached.at());
      if (stop.isPresent()) {
        return stop;
      }
    }
    return Optional.empty();
  }

  private static Optional<Stop> stop(Step step, int order, Instant at) {
    return step instanceof EmailStep email
        ? Optional.of(new Stop(email, order, at))
        : Optional.empty();
  }

  private static int order(List<Step> steps, StepId id) {
    for (int order = 0; order < steps.size(); order++) {
      if (steps.get(order).id().equals(id)) {
        return order;
      }
    }
    return -1;
  }

  private record Way(Instant start, Instant at, ZoneId zone) {

    /** Steps never overlap, so a delay from the start that is already over does not lead back. */
    Way through(Step step) {
      Instant anchor = step.delay().anchor() == DelayAnchor.START ? start : at;
      Instant due = step.delay().after(anchor, zone);
      return new Way(start, due.isBefore(at) ? at : due, zone);
    }
  }
}
