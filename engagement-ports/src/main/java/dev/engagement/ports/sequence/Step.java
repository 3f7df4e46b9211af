package dev.engagement.ports.sequence;

/**
 * One step of a sequence. The kinds are a closed set; {@link #kind} tells them apart in a switch.
 */
public sealed interface Step permits EmailStep, WaitStep {

  /** Returns the id, which the step keeps across revisions. */
  StepId id();

  /** Returns what kind of step this is. */
  StepKind kind();

  /** Returns where it stands in the tree. */
  Placement placement();

  /** Returns the time before it. */
  Delay delay();
}
