package dev.engagement.ports.sequence;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A step of a sequence; it keeps its id across revisions. */
public record StepId(UUID value) {
  public StepId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
