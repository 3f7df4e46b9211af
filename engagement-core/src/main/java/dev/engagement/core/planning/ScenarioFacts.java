package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.planning.FactGatherer.Shared;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The facts of one instant of a scenario, all of which are in memory. */
final class ScenarioFacts implements FactSource {

  private final ScenarioBasis basis;
  private final RunConditions conditions;
  private final HistoryReader history;
  private final RateReader rates;
  private final List<Scenario.Due> due;

  ScenarioFacts(
      ScenarioBasis basis,
      RunConditions conditions,
      SimulatedHistory history,
      List<Scenario.Due> due) {
    this.basis = basis;
    this.conditions = conditions;
    this.history = new HistoryReader(history, conditions, false);
    this.rates = new RateReader(conditions, history::uses);
    this.due = due;
  }

  @Override
  public GatheredFacts gather(List<QueueItem> items, Map<QueueItemId, SendFacts> earlier) {
    List<Subject> subjects = due.stream().map(basis::subject).toList();
    Shared shared = new Shared(basis.suppressions(), Map.of(), lastSends(subjects), earlier);
    Map<DailyCount, Integer> counts = history.counts(Lane.all(subjects));
    Map<RateCounter, RateUse> uses = rates.read(subjects);
    SendFactsFactory factory =
        new SendFactsFactory(conditions, basis.content(), history, rates, shared);
    return new GatheredFacts(subjects.stream().map(factory::facts).toList(), counts, uses);
  }

  @Override
  public Map<RateCounter, RateUse> taking(Collection<PlannedSend> going) {
    return rates.taking(going);
  }

  private Map<QueueItemId, LastSends> lastSends(List<Subject> subjects) {
    List<ContactSend> cooled =
        subjects.stream().filter(Subject::cooled).map(Subject::contactSend).toList();
    return history.lastSends(cooled, cooled);
  }
}
