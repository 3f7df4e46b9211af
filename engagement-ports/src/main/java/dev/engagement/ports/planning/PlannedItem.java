package dev.engagement.ports.planning;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.template.TemplateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What would become of one recipient's current step.
 *
 * @param status {@code WouldSend}, {@code Skipped} or {@code FailedValidation}
 * @param reason why it would not be sent; empty exactly for {@code WouldSend}
 * @param verdicts what every guardrail says, in their order
 * @param nextAt the first instant at which it would go; empty while something holds it, or if it
 *     would not be sent
 */
public record PlannedItem(
    QueueItemId item,
    RecipientId recipient,
    EmailAddress address,
    StepId step,
    int stepOrder,
    QueueItemState status,
    Optional<TemplateId> template,
    IdentityId identity,
    Optional<ReasonCode> reason,
    List<Verdict> verdicts,
    Optional<Instant> nextAt) {
  public PlannedItem {
    verdicts = List.copyOf(verdicts);
  }
}
