package dev.engagement.ports.audit;

import dev.engagement.ports.Actor;
import java.time.Instant;
import java.util.UUID;

/** An entry to be appended; the log gives it its sequence number. */
public record NewAuditEntry(
    UUID id,
    AuditEventType type,
    AuditSubject subject,
    Instant at,
    Actor actor,
    AuditPayload payload) {}
