package dev.engagement.ports.template;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A template of one tenant. */
public record TemplateId(UUID value) {
  public TemplateId {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
