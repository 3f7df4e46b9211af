package dev.engagement.adapter.javalin.identity;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.identity.WarmUp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A sender identity.
 *
 * @param email left out of what is kept for idempotency, as is {@code replyTo}
 */
record IdentityJson(
    UUID id,
    UUID customerId,
    String name,
    Optional<String> email,
    String provider,
    Optional<String> replyTo,
    Optional<Integer> dailyLimit,
    Optional<WarmUpJson> warmUp,
    Optional<String> timezone,
    String state,
    Instant createdAt,
    Instant updatedAt) {

  record WarmUpJson(LocalDate startsOn, int firstDay, int dailyIncrease) {
    static WarmUpJson of(WarmUp warmUp) {
      return new WarmUpJson(warmUp.startsOn(), warmUp.firstDay(), warmUp.dailyIncrease());
    }
  }

  static IdentityJson of(SenderIdentity identity) {
    return of(identity, Optional.of(identity.email()), identity.replyTo());
  }

  static IdentityJson withoutAddresses(SenderIdentity identity) {
    return of(identity, Optional.empty(), Optional.empty());
  }

  private static IdentityJson of(
      SenderIdentity identity, Optional<EmailAddress> email, Optional<EmailAddress> replyTo) {
    return new IdentityJson(
        identity.id().value(),
        identity.tenant().value(),
        identity.name(),
        email.map(EmailAddress::value),
        identity.provider().code(),
        replyTo.map(EmailAddress::value),
        identity.dailyLimit(),
        identity.warmUp().map(WarmUpJson::of),
        identity.timezone().map(ZoneId::getId),
        identity.state().code(),
        identity.createdAt(),
        identity.updatedAt());
  }
}
