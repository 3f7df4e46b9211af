package dev.engagement.adapter.javalin.planning;

import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.template.TemplateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A planned item, in the shape of Stage 2A and with its verdicts. */
record PlannedItemJson(
    UUID recipientId,
    String email,
    int stepOrder,
    String status,
    Optional<UUID> templateId,
    Optional<UUID> identityId,
    Optional<String> suppressionResult,
    Optional<String> reason,
    List<VerdictJson> verdicts,
    Optional<Instant> nextAt) {

  record VerdictJson(
      String guardrail, String verdict, String code, String message, Optional<Instant> until) {
    static VerdictJson of(Verdict verdict) {
      return new VerdictJson(
          verdict.guardrail().code(),
          verdict.kind().code(),
          verdict.code().code(),
          verdict.sentence(),
          verdict.until());
    }
  }

  /** What would not be sent names no template, sender and suppression result. */
  static PlannedItemJson of(PlannedItem item) {
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
        item.verdicts().stream().map(VerdictJson::of).toList(),
        item.nextAt());
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "PlannedItemJson[" + recipientId + ", " + status + "]";
  }
}
