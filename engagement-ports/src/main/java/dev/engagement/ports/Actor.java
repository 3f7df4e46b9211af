package dev.engagement.ports;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Who did something, as the audit log keeps it: {@code key:ID}, {@code system:NAME} or {@code
 * recipient:ID}. Never an address or a person's name.
 */
public record Actor(String value) {

  /** The send worker. */
  public static final Actor WORKER = new Actor("system:worker");

  /** The process that starts up, before anyone has a key. */
  public static final Actor BOOTSTRAP = new Actor("system:bootstrap");

  public Actor {
    requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("an actor must not be blank");
    }
  }

  /** Returns the actor behind an API key. */
  public static Actor key(UUID id) {
    return new Actor("key:" + id);
  }

  /** Returns the actor for a recipient who acts on a mail, such as by unsubscribing. */
  public static Actor recipient(UUID id) {
    return new Actor("recipient:" + id);
  }

  @Override
  public String toString() {
    return value;
  }
}
