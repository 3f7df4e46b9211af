package dev.engagement.adapter.javalin.suppression;

import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An entry of the suppression list; it names an address or a domain. */
record SuppressionJson(
    UUID id,
    String scope,
    Optional<String> email,
    Optional<String> domain,
    String reason,
    Optional<String> source,
    Instant createdAt) {

  static SuppressionJson of(SuppressionEntry entry) {
    return of(entry, Optional.of(entry.value()));
  }

  static SuppressionJson withoutAddress(SuppressionEntry entry) {
    return of(entry, Optional.empty());
  }

  private static SuppressionJson of(SuppressionEntry entry, Optional<String> value) {
    return new SuppressionJson(
        entry.id().value(),
        entry.scope().code(),
        value.filter(address -> entry.kind() == SuppressionKind.EMAIL),
        value.filter(domain -> entry.kind() == SuppressionKind.DOMAIN),
        entry.reason().code(),
        entry.source(),
        entry.createdAt());
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "SuppressionJson[" + id + "]";
  }
}
