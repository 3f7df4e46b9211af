package dev.engagement.ports.contact;

import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A person in one tenant. */
public record Contact(
    TenantId tenant,
    ContactId id,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<ZoneId> timezone,
    Instant createdAt) {}
