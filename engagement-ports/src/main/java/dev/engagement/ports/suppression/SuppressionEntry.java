package dev.engagement.ports.suppression;

import java.time.Instant;
import java.util.Optional;

/**
 * An address or a whole domain that is not written to.
 *
 * @param value the normalised address, or the normalised domain, which stands for itself and not
 *     for its subdomains
 * @param source where the entry comes from, in a person's words, or empty
 */
public record SuppressionEntry(
    SuppressionId id,
    SuppressionScope scope,
    SuppressionKind kind,
    String value,
    SuppressionReason reason,
    Optional<String> source,
    Instant createdAt) {

  /** Hides the address, so that it never reaches a log by accident. */
  @Override
  public String toString() {
    return "SuppressionEntry[" + id + ", " + scope + ", " + kind + ", " + reason + "]";
  }
}
