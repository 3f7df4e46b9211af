package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.GuardrailName;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.guardrail.Verdict;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.SequenceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Defers until the contact has been left alone for long enough. */
final class CooldownGuardrail implements Guardrail {

  @Override
  public Verdict check(GuardrailFacts facts, Moment moment) {
    Instant contact = contactRested(facts, moment);
    Instant sequence = sequenceRested(facts, moment);
    if (!contact.isAfter(moment.at()) && !sequence.isAfter(moment.at())) {
      return Verdict.allow(GuardrailName.COOLDOWN);
    }
    Cooldowns cooldowns = facts.sequence().settings().cooldowns();
    return contact.isBefore(sequence)
        ? defer(ReasonCode.SEQUENCE_COOLDOWN, cooldowns.perSequence(), sequence)
        : defer(ReasonCode.CONTACT_COOLDOWN, cooldowns.perContact(), contact);
  }

  /** Returns the moment's instant, or the later one from which on both cooldowns are over. */
  static Instant rested(GuardrailFacts facts, Moment moment) {
    Instant contact = contactRested(facts, moment);
    Instant sequence = sequenceRested(facts, moment);
    Instant rested = contact.isBefore(sequence) ? sequence : contact;
    return rested.isAfter(moment.at()) ? rested : moment.at();
  }

  private static Instant contactRested(GuardrailFacts facts, Moment moment) {
    Optional<Duration> cooldown = facts.sequence().settings().cooldowns().perContact();
    if (cooldown.isEmpty()) {
      return Instant.MIN;
    }
    Instant last = facts.lastSends().any().orElse(Instant.MIN);
    for (PlannedMail planned : moment.planned()) {
      last = later(last, planned, moment);
    }
    return end(last, cooldown.get());
  }

  private static Instant sequenceRested(GuardrailFacts facts, Moment moment) {
    Optional<Duration> cooldown = facts.sequence().settings().cooldowns().perSequence();
    if (cooldown.isEmpty()) {
      return Instant.MIN;
    }
    SequenceId sequence = facts.sequence().id();
    Instant last = facts.lastSends().sameSequence().orElse(Instant.MIN);
    for (PlannedMail planned : moment.planned()) {
      last = planned.sequence().equals(sequence) ? later(last, planned, moment) : last;
    }
    return end(last, cooldown.get());
  }

  /** A mail that is planned for later than this moment does not hinder it. */
  private static Instant later(Instant last, PlannedMail planned, Moment moment) {
    return planned.at().isAfter(moment.at()) || planned.at().isBefore(last) ? last : planned.at();
  }

  private static Instant end(Instant last, Duration cooldown) {
    return last.equals(Instant.MIN) ? last : last.plus(cooldown);
  }

  private static Verdict defer(ReasonCode code, Optional<Duration> cooldown, Instant until) {
    return Verdict.defer(
        GuardrailName.COOLDOWN,
        code,
        Map.of("cooldown", cooldown.orElse(Duration.ZERO).toString()),
        until);
  }
}
