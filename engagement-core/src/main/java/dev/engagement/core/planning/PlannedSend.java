package dev.engagement.core.planning;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.template.Rendering;
import java.util.Optional;

/**
 * What the planner decided about one queue item.
 *
 * @param outcome the plan as it is shown
 * @param deciding the strongest verdict; of several deferrals the one that lasts longest
 */
public record PlannedSend(QueueItem item, SendFacts facts, PlannedItem outcome, Verdict deciding) {

  /** Returns the same plan of the item as it is now. */
  public PlannedSend withItem(QueueItem now) {
    return new PlannedSend(now, facts, outcome, deciding);
  }

  /** Returns the verdict's kind: whether it goes now, later, or not. */
  public VerdictKind decision() {
    return deciding.kind();
  }

  /** Returns the deciding verdict's reason. */
  public ReasonCode reason() {
    return deciding.code();
  }

  /** Returns what the recipient would read; to be sent only if the decision is to allow it. */
  public Optional<Rendering> rendering() {
    return facts.rendering();
  }

  /** Hides content and address, so that they never reach a log by accident. */
  @Override
  public String toString() {
    return "PlannedSend[" + item.id() + ", " + deciding.code() + "]";
  }
}
