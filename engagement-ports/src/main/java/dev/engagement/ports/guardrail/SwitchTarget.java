package dev.engagement.ports.guardrail;

import java.util.Optional;
import java.util.UUID;

/** Names a kill switch. */
public record SwitchTarget(SwitchScope scope, Optional<UUID> id) {}
