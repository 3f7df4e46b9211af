package dev.engagement.ports.sequence;

/** A step that only lets time pass. */
public record WaitStep(StepId id, Placement placement, Delay delay) implements Step {
  @Override
  public StepKind kind() {
    return StepKind.WAIT;
  }
}
