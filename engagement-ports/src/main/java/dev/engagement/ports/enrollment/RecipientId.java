package dev.engagement.ports.enrollment;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A recipient of one enrollment. */
public record RecipientId(UUID value) {
  public RecipientId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
