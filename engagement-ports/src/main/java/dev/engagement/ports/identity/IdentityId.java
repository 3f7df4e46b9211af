package dev.engagement.ports.identity;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A sender identity of one tenant. */
public record IdentityId(UUID value) {
  public IdentityId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
