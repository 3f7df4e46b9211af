package dev.engagement.adapter.javalin.simulation;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.simulation.Presumption;
import dev.engagement.ports.simulation.Reaction;
import dev.engagement.ports.simulation.SimulatedDay;
import dev.engagement.ports.simulation.SimulatedRecipient;
import dev.engagement.ports.simulation.SimulatedStep;
import dev.engagement.ports.simulation.SimulatedWait;
import dev.engagement.ports.simulation.Simulation;
import dev.engagement.ports.simulation.SimulationTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What would happen. */
record SimulationJson(
    UUID sequenceId,
    int revision,
    List<String> presumed,
    Instant start,
    Optional<Instant> endsAt,
    String timezone,
    TotalsJson totals,
    List<WaitJson> waiting,
    List<DayJson> days,
    List<RefusedJson> refused,
    List<RecipientJson> recipients) {

  record CountJson(String code, long count) {}

  record EndJson(String reason, long count) {}

  record TotalsJson(
      long recipients,
      long refused,
      long sent,
      long replied,
      long opened,
      long bounced,
      List<EndJson> ended,
      List<CountJson> skipped,
      List<CountJson> failedValidation,
      long waiting) {}

  record WaitJson(String code, String message, long count, Optional<Instant> until) {}

  record StepCountJson(int stepOrder, long count) {}

  record DayJson(
      LocalDate date,
      long sent,
      List<StepCountJson> bySteps,
      List<CountJson> deferred,
      List<EndJson> ended) {}

  record RefusedJson(long row, String email, String code) {

    /** Hides the address. */
    @Override
    public String toString() {
      return "RefusedJson[" + row + ", " + code + "]";
    }
  }

  record StepJson(
      UUID stepId,
      int stepOrder,
      Instant at,
      String status,
      Optional<String> reason,
      Optional<Instant> until) {}

  record RecipientJson(long row, String email, Optional<String> endReason, List<StepJson> steps) {

    /** Hides the address. */
    @Override
    public String toString() {
      return "RecipientJson[" + row + "]";
    }
  }

  static SimulationJson of(Simulation simulation) {
    return new SimulationJson(
        simulation.sequence().value(),
        simulation.revision(),
        simulation.presumed().stream().sorted().map(Presumption::code).toList(),
        simulation.start(),
        simulation.endsAt(),
        simulation.timezone().getId(),
        totals(simulation.totals()),
        simulation.totals().waiting().stream().map(SimulationJson::wait).toList(),
        simulation.days().stream().map(SimulationJson::day).toList(),
        simulation.refused().stream()
            .map(row -> new RefusedJson(row.row(), row.email(), row.code().code()))
            .toList(),
        simulation.recipients().stream().map(SimulationJson::recipient).toList());
  }

  private static TotalsJson totals(SimulationTotals totals) {
    return new TotalsJson(
        totals.recipients(),
        totals.refused(),
        totals.sent(),
        totals.reactions().getOrDefault(Reaction.REPLIED, 0L),
        totals.reactions().getOrDefault(Reaction.OPENED, 0L),
        totals.reactions().getOrDefault(Reaction.BOUNCED, 0L),
        ends(totals.ended()),
        counts(totals.skipped()),
        counts(totals.failedValidation()),
        totals.waiting().stream().mapToLong(SimulatedWait::count).sum());
  }

  private static WaitJson wait(SimulatedWait wait) {
    return new WaitJson(wait.code().code(), wait.message(), wait.count(), wait.until());
  }

  private static DayJson day(SimulatedDay day) {
    return new DayJson(
        day.date(),
        day.sent(),
        day.bySteps().entrySet().stream()
            .map(step -> new StepCountJson(step.getKey(), step.getValue()))
            .toList(),
        counts(day.deferred()),
        ends(day.ended()));
  }

  private static RecipientJson recipient(SimulatedRecipient recipient) {
    return new RecipientJson(
        recipient.row(),
        recipient.address().value(),
        recipient.endReason().map(EndReason::code),
        recipient.steps().stream().map(SimulationJson::step).toList());
  }

  private static StepJson step(SimulatedStep step) {
    return new StepJson(
        step.step().value(),
        step.stepOrder(),
        step.at(),
        step.status().code(),
        step.reason().map(ReasonCode::code),
        step.until());
  }

  private static List<EndJson> ends(Map<EndReason, Long> ended) {
    return ended.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(end -> new EndJson(end.getKey().code(), end.getValue()))
        .toList();
  }

  private static List<CountJson> counts(Map<ReasonCode, Long> reasons) {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(reason -> new CountJson(reason.getKey().code(), reason.getValue()))
        .toList();
  }
}
