package dev.engagement.core.guardrail;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import java.net.URI;
import java.util.Optional;

/** What is known of one planned send before it is judged. */
public interface GuardrailFacts {

  /** Returns what holds for the whole run. */
  RunConditions conditions();

  /** Returns the recipient. */
  Recipient recipient();

  /** Returns the enrollment. */
  Enrollment enrollment();

  /** Returns the sequence with its settings of now. */
  Sequence sequence();

  /** Returns the revision that the enrollment is on. */
  SequencePlan plan();

  /** Returns the step, or empty if the revision has no such sending step. */
  Optional<EmailStep> step();

  /** Returns the sender, or empty if it is not there. */
  Optional<SenderIdentity> identity();

  /** Returns the step's template, in whatever state, or empty if it is not there. */
  Optional<Template> template();

  /** Returns what the template came to; there exactly if it is published. */
  Optional<Rendering> rendering();

  /** Returns the entry that suppresses the address, or empty. */
  Optional<SuppressionEntry> suppression();

  /** Returns where the recipient unsubscribes, or empty if the mail carries no such link. */
  Optional<URI> unsubscribe();

  /** Returns when the contact last had mail. */
  LastSends lastSends();
}
