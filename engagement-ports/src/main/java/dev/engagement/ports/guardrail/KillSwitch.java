package dev.engagement.ports.guardrail;

import dev.engagement.ports.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A kill switch that is set: nothing in its scope goes on the wire.
 *
 * @param target the sequence or sender; empty for the other scopes
 * @param reason why, in a person's words, or empty
 */
public record KillSwitch(
    SwitchScope scope, Optional<UUID> target, Optional<String> reason, Actor setBy, Instant setAt) {
  public KillSwitch {
    boolean targeted = scope == SwitchScope.SEQUENCE || scope == SwitchScope.SENDER;
    if (targeted != target.isPresent()) {
      throw new IllegalArgumentException(
          "a switch for a sequence or sender names it, the others do not");
    }
  }
}
