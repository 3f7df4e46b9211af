package dev.engagement.core.guardrail;

import dev.engagement.ports.guardrail.Verdict;

/** One rule that may keep a planned send from going. Pure: it sees facts and touches no port. */
public interface Guardrail {

  /** Judges the send at the moment; the verdict bears this guardrail's own name. */
  Verdict check(GuardrailFacts facts, Moment moment);
}
