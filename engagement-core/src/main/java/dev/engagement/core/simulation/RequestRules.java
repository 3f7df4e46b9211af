package dev.engagement.core.simulation;

import dev.engagement.core.TextRules;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.simulation.AssumedEvent;
import dev.engagement.ports.simulation.Assumptions;
import dev.engagement.ports.simulation.SimulationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what is asked of a simulation, and names all that is wrong with it. */
final class RequestRules {

  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final TextRules rules = new TextRules();

  private RequestRules() {}

  /** Refuses what is out of its bounds. */
  static void verify(SimulationRequest request, SequencePlan plan, Instant now) {
    RequestRules found = new RequestRules();
    found.checkWho(request);
    found.checkStart(request, now);
    found.checkShares(request.assumptions());
    found.checkEvents(request.assumptions().events(), plan);
    found.rules.verify();
  }

  /** Refuses events of people who are not there. */
  static void verifyKnown(List<AssumedEvent> events, Admission admission) {
    if (events.isEmpty()) {
      return;
    }
    Set<String> known = new HashSet<>();
    admission.recipients().forEach(one -> known.add(one.address().normalised()));
    TextRules rules = new TextRules();
    for (int i = 0; i < events.size(); i++) {
      if (!known.contains(Behaviour.normalised(events.get(i).email()))) {
        rules.add(event(i, "email"), "not_found", "is not one of the recipients");
      }
    }
    rules.verify();
  }

  private void checkWho(SimulationRequest request) {
    int named = request.recipients().size();
    if ((named == 0) == (request.madeUp() == 0)) {
      rules.add("recipients", "invalid", "name recipients, or a count of people to make up");
    }
    within("recipients", named, SimulationRequest.MOST_RECIPIENTS);
    within("count", request.madeUp(), SimulationRequest.MOST_RECIPIENTS);
    within("detail", request.detail(), SimulationRequest.MOST_DETAIL);
  }

  private void checkStart(SimulationRequest request, Instant now) {
    boolean near =
        request
            .start()
            .map(start -> Duration.between(now, start).abs().compareTo(LONGEST) <= 0)
            .orElse(true);
    if (!near) {
      rules.add("start", "out_of_range", "must be at most ten years away");
    }
  }

  private void checkShares(Assumptions assumptions) {
    share("replyRate", assumptions.replyRate());
    share("openRate", assumptions.openRate());
    share("bounceRate", assumptions.bounceRate());
    length("assumptions.replyAfter", assumptions.replyAfter());
  }

  private void checkEvents(List<AssumedEvent> events, SequencePlan plan) {
    for (int i = 0; i < events.size(); i++) {
      AssumedEvent event = events.get(i);
      length(event(i, "after"), event.after());
      boolean sends =
          event.afterStep() >= 0
              && event.afterStep() < plan.steps().size()
              && plan.steps().get(event.afterStep()) instanceof EmailStep;
      if (!sends) {
        rules.add(event(i, "afterStep"), "not_found", "is not the order of a step that sends");
      }
    }
  }

  private void within(String field, int number, int most) {
    if (number < 0 || number > most) {
      rules.add(field, "out_of_range", "must be from 0 to " + most);
    }
  }

  private void share(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      rules.add("assumptions." + name, "out_of_range", "must be from 0 to 1");
    }
  }

  private void length(String field, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      rules.add(field, "out_of_range", "must be from nothing to 3650 days");
    }
  }

  private static String event(int number, String field) {
    return "assumptions.events[" + number + "]." + field;
  }
}
