package dev.engagement.ports.identity;

import dev.engagement.ports.contact.EmailAddress;
import java.time.ZoneId;
import java.util.Optional;

/** An identity to be added. */
public record NewIdentity(
    String name,
    EmailAddress email,
    Provider provider,
    Optional<EmailAddress> replyTo,
    Optional<Integer> dailyLimit,
    Optional<WarmUp> warmUp,
    Optional<ZoneId> timezone) {}
