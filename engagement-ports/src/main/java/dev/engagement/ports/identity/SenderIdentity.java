package dev.engagement.ports.identity;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Whom mail comes from.
 *
 * @param dailyLimit how many mails it sends at the most on one day of its zone
 * @param warmUp how its first days are limited further, or empty
 * @param timezone the zone in which its days begin; the customer's where empty
 */
public record SenderIdentity(
    TenantId tenant,
    IdentityId id,
    String name,
    EmailAddress email,
    Provider provider,
    Optional<EmailAddress> replyTo,
    Optional<Integer> dailyLimit,
    Optional<WarmUp> warmUp,
    Optional<ZoneId> timezone,
    IdentityState state,
    Instant createdAt,
    Instant updatedAt,
    long version) {}
