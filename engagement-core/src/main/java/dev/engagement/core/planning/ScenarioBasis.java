package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DaysOff;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.suppression.SuppressionEntry;
import java.util.Map;
import java.util.Optional;

/** What a scenario has read once and what does not change while time goes on. */
record ScenarioBasis(
    RunConditions conditions,
    Sequence sequence,
    Enrollment enrollment,
    Optional<SenderIdentity> identity,
    DaysOff daysOff,
    Map<String, SuppressionEntry> suppressions,
    ContentRenderer content) {

  Subject subject(Scenario.Due due) {
    return new Subject(
        due.item(),
        due.recipient(),
        enrollment,
        sequence,
        sequence.plan(),
        Subject.step(due.item(), sequence.plan()),
        identity,
        daysOff,
        new ContactSend(due.item().id(), due.recipient().contact(), sequence.id()));
  }
}
