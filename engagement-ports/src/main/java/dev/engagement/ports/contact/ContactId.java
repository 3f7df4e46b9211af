package dev.engagement.ports.contact;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A person in one tenant. */
public record ContactId(UUID value) {
  public ContactId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
