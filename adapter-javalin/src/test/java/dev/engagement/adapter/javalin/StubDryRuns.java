package dev.engagement.adapter.javalin;

import dev.engagement.ports.Actor;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.guardrail.VerdictKind;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.planning.DryRuns;
import dev.engagement.ports.planning.PlanSink;
import dev.engagement.ports.planning.PlanTotals;
import dev.engagement.ports.planning.PlannedItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans five items, of which the last is suppressed. */
final class StubDryRuns implements DryRuns {

  int plans;
  int stored;

  @Override
  public PlanTotals plan(TenantId tenant, EnrollmentId enrollment, PlanSink sink, Actor actor) {
    plans++;
    sink.start(enrollment, Given.START);
    for (int i = 1; i <= 4; i++) {
      sink.item(item("łucja-" + i + "@example.com", QueueItemState.WOULD_SEND));
    }
    sink.item(item("gone@example.com", QueueItemState.SKIPPED));
    return new PlanTotals(Given.START, 4, 1, 0);
  }

  @Override
  public PlanTotals planAndStore(
      TenantId tenant, EnrollmentId enrollment, PlanSink sink, Actor actor) {
    stored++;
    return plan(tenant, enrollment, sink, actor);
  }

  private static PlannedItem item(String email, QueueItemState status) {
    boolean goes = status == QueueItemState.WOULD_SEND;
    Verdict verdict =
        goes
            ? Verdict.allow(GuardrailName.SUPPRESSION)
            : Verdict.refuse(
                GuardrailName.SUPPRESSION,
                VerdictKind.DENY,
                ReasonCode.SUPPRESSED,
                Map.of("reason", "manual"));
    return new PlannedItem(
        new QueueItemId(Given.id()),
        new RecipientId(Given.id()),
        new EmailAddress(email, email),
        new StepId(Given.id()),
        0,
        status,
        Optional.of(new TemplateId(Given.id())),
        new IdentityId(Given.id()),
        goes ? Optional.empty() : Optional.of(ReasonCode.SUPPRESSED),
        List.of(verdict),
        goes ? Optional.of(Given.START) : Optional.empty());
  }
}
