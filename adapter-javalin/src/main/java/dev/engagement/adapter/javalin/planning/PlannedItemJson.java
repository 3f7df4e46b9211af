package dev.engagement.adapter.javalin.planning;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.template.TemplateId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A planned item, in the shape of Stage 2A and with its verdicts.
 *
 * @param verdicts JSON already
 */
record PlannedItemJson(
    UUID recipientId,
    String email,
    int stepOrder,
    String status,
    Optional<UUID> templateId,
    Optional<UUID> identityId,
    Optional<String> suppressionResult,
    Optional<String> reason,
    @JsonRawValue String verdicts,
    Optional<Instant> nextAt) {

  /** What would not be sent names no template, sender and suppression result. */
  static PlannedItemJson of(PlannedItem item, String verdicts) {
    boolean goes = item.status() == QueueItemState.WOULD_SEND;
    return new PlannedItemJson(
        item.recipient().value(),
        item.address().value(),
        item.stepOrder(),
        item.status().code(),
        item.template().filter(template -> goes).map(TemplateId::value),
        Optional.of(item.identity()).filter(identity -> goes).map(IdentityId::value),
        goes ? Optional.of("allowed") : Optional.empty(),
        item.reason().map(ReasonCode::code),
        verdicts,
        item.nextAt());
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "PlannedItemJson[" + recipientId + ", " + status + "]";
  }
}
