package dev.engagement.core.sending;

import dev.engagement.core.planning.PlannedSend;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.ports.tenant.UnitOfWork;
import java.time.Instant;
import java.util.List;

/** Puts claimed items back that may not go after all, or not now. */
final class RefusalStep {

  private final UnitOfWork unitOfWork;
  private final VerdictChanges verdicts;
  private final ChangeWriter writer;
  private final ClaimScopes scopes;

  RefusalStep(
      UnitOfWork unitOfWork, VerdictChanges verdicts, ChangeWriter writer, ClaimScopes scopes) {
    this.unitOfWork = unitOfWork;
    this.verdicts = verdicts;
    this.writer = writer;
    this.scopes = scopes;
  }

  /** Writes what a second look at the guardrails said. */
  List<ItemChange> refuse(TenantId tenant, List<PlannedSend> refused, Instant now) {
    scopes.judged(tenant, refused, now);
    return write(tenant, refused.stream().map(send -> verdicts.of(send, now)).toList(), now);
  }

  /** Gives items back that could go but for their provider. */
  List<ItemChange> release(TenantId tenant, List<PlannedSend> sends, Instant until, Instant now) {
    return write(
        tenant, sends.stream().map(send -> verdicts.later(send, until, now)).toList(), now);
  }

  private List<ItemChange> write(TenantId tenant, List<ItemChange> changes, Instant now) {
    return changes.isEmpty()
        ? List.of()
        : unitOfWork.inOne(tenant, () -> writer.write(tenant, changes, now));
  }
}
