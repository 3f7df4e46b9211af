package dev.engagement.core.planning;

import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.SequencePlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * People who are not enrolled, on their way through a sequence: plans for them like a run, on facts
 * that were read once and on what it was told to have been sent since. Touches no store. Not safe
 * for concurrent use.
 */
public final class Scenario {

  /** A recipient's item that is due. */
  public record Due(QueueItem item, Recipient recipient) {}

  private final ScenarioBasis basis;
  private final SimulatedHistory history;

  Scenario(ScenarioBasis basis, SimulatedHistory history) {
    this.basis = basis;
    this.history = history;
  }

  /** Returns the enrollment that they are in. */
  public Enrollment enrollment() {
    return basis.enrollment();
  }

  /** Returns the plan that they are on. */
  public SequencePlan plan() {
    return basis.sequence().plan();
  }

  /** Returns the customer's zone. */
  public ZoneId timezone() {
    return basis.conditions().tenant().timezone();
  }

  /**
   * Plans for one instant what is due then, in claim order and as a run of its own, and lets what
   * may go count as sent.
   */
  public List<PlannedSend> send(Instant now, List<Due> due) {
    RunConditions conditions = basis.conditions().at(now);
    FactSource facts = new ScenarioFacts(basis, conditions, history, due);
    Projection projection = new Projection(conditions, history.global(conditions));
    PlanRun run = new PlanRun(now, facts, projection);
    List<PlannedSend> planned = run.plan(due.stream().map(Due::item).toList());
    List<PlannedSend> going =
        planned.stream().filter(send -> send.decision() == VerdictKind.ALLOW).toList();
    if (!going.isEmpty()) {
      going.forEach(send -> history.sent(send.facts().contactSend(), send.facts().counts(), now));
      history.taken(run.taking(going));
      history.takenOfGlobal(conditions, going.size());
    }
    return planned;
  }
}
