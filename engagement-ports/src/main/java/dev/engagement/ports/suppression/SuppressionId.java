package dev.engagement.ports.suppression;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** An entry of the suppression list. */
public record SuppressionId(UUID value) {
  public SuppressionId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
