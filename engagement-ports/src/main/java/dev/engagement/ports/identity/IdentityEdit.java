package dev.engagement.ports.identity;

import dev.engagement.ports.contact.EmailAddress;
import java.time.ZoneId;
import java.util.Optional;

/** A change of an identity; what is empty stays. */
public record IdentityEdit(
    Optional<String> name,
    Optional<EmailAddress> replyTo,
    Optional<Integer> dailyLimit,
    Optional<WarmUp> warmUp,
    Optional<ZoneId> timezone,
    Optional<IdentityState> state) {}
