package dev.engagement.ports.guardrail;

import dev.engagement.ports.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Live sending for a few first: in its scope only what the rule lets go is sent, the rest is held.
 *
 * @param id another one whenever a canary is set; it names the count of its mails
 * @param target the sequence or sender; empty for the other scopes
 */
public record Canary(
    UUID id,
    SwitchScope scope,
    Optional<UUID> target,
    CanaryRule rule,
    Actor setBy,
    Instant setAt) {}
