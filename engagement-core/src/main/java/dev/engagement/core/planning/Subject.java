package dev.engagement.core.planning;

import dev.engagement.core.guardrail.DaysOff;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.Step;
import java.util.Optional;

/** What a queue item is about: the rows that it points at. */
record Subject(
    QueueItem item,
    Recipient recipient,
    Enrollment enrollment,
    Sequence sequence,
    SequencePlan plan,
    Optional<EmailStep> step,
    Optional<SenderIdentity> identity,
    DaysOff daysOff,
    ContactSend contactSend) {

  static Subject of(
      QueueItem item, Recipient recipient, Enrollment enrollment, RunLibrary library) {
    SequencePlan plan = library.plan(enrollment);
    Sequence sequence = library.sequence(enrollment);
    return new Subject(
        item,
        recipient,
        enrollment,
        sequence,
        plan,
        step(item, plan),
        library.identity(plan.identity()),
        library.daysOff(sequence),
        new ContactSend(item.id(), recipient.contact(), sequence.id()));
  }

  boolean cooled() {
    return sequence.settings().cooldowns().perContact().isPresent()
        || sequence.settings().cooldowns().perSequence().isPresent();
  }

  /** Returns whether its mail offers a way to unsubscribe. */
  boolean unsubscribes() {
    return sequence.settings().guardrails().unsubscribe();
  }

  static Optional<EmailStep> step(QueueItem item, SequencePlan plan) {
    for (Step step : plan.steps()) {
      if (step.id().equals(item.step()) && step instanceof EmailStep email) {
        return Optional.of(email);
      }
    }
    return Optional.empty();
  }
}
