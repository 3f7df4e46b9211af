package dev.engagement.core.suppression;

import dev.engagement.core.TextRules;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionList;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what people write down, and finds out whether it is there already. */
final class SuppressionEntries {

  private SuppressionEntries() {}

  static SuppressionEntry create(SuppressionId id, NewSuppression entry, Instant now) {
    TextRules rules = new TextRules();
    Optional<String> value = normalised(entry);
    if (value.isEmpty()) {
      String kind = entry.kind().code();
      rules.add(kind, "invalid_" + kind, "is not one that mail can be sent to");
    }
    entry.source().ifPresent(source -> rules.line("source", source, TextRules.NAME));
    rules.verify();
    return new SuppressionEntry(
        id, entry.scope(), entry.kind(), value.orElseThrow(), entry.reason(), entry.source(), now);
  }

  /** Returns what a recipient's own click comes to. */
  static SuppressionEntry oneClick(SuppressionId id, EmailAddress address, Instant now) {
    return new SuppressionEntry(
        id,
        SuppressionScope.TENANT,
        SuppressionKind.EMAIL,
        address.normalised(),
        SuppressionReason.UNSUBSCRIBE,
        Optional.of("one-click"),
        now);
  }

  /** Returns the stored entry of the same scope for the same value, if there is one. */
  static Optional<SuppressionEntry> sameIn(
      SuppressionList list, TenantId owner, SuppressionEntry entry) {
    EmailAddress probe =
        switch (entry.kind()) {
          case EMAIL -> EmailAddress.parse(entry.value()).orElseThrow();
          case DOMAIN -> new EmailAddress("@" + entry.value(), "@" + entry.value());
        };
    return list.matches(owner, List.of(probe)).values().stream()
        .filter(match -> match.scope() == entry.scope() && match.kind() == entry.kind())
        .findFirst();
  }

  private static Optional<String> normalised(NewSuppression entry) {
    return switch (entry.kind()) {
      case EMAIL -> EmailAddress.parse(entry.value()).map(EmailAddress::normalised);
      case DOMAIN -> EmailAddress.domain(entry.value());
    };
  }
}
