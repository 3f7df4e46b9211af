package dev.engagement.ports.sequence;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A sequence of one tenant. */
public record SequenceId(UUID value) {
  public SequenceId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
