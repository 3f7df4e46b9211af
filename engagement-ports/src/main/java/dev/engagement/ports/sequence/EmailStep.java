package dev.engagement.ports.sequence;

import dev.engagement.ports.template.TemplateId;

/** A step that sends a mail by itself. */
public record EmailStep(StepId id, Placement placement, Delay delay, TemplateId template)
    implements Step {
  @Override
  public StepKind kind() {
    return StepKind.EMAIL;
  }
}
