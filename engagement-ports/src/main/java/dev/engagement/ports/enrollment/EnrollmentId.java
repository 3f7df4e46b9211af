package dev.engagement.ports.enrollment;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** An enrollment of one tenant. */
public record EnrollmentId(UUID value) {
  public EnrollmentId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
