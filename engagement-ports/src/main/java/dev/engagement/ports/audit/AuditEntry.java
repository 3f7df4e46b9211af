package dev.engagement.ports.audit;

import dev.engagement.ports.Actor;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry of a tenant's log.
 *
 * @param sequence its number in the tenant's log, from 1, without gaps
 */
public record AuditEntry(
    TenantId tenant,
    UUID id,
    long sequence,
    AuditEventType type,
    AuditSubject subject,
    Instant at,
    Actor actor,
    AuditPayload payload) {}
