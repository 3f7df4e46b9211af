package dev.engagement.adapter.jdbi.suppression;

import dev.engagement.adapter.jdbi.session.Columns;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/** What an entry names. */
record SuppressionKey(SuppressionKind kind, String value) {

  static SuppressionKey of(SuppressionEntry entry) {
    return new SuppressionKey(entry.kind(), entry.value());
  }

  static SuppressionKey email(EmailAddress address) {
    return new SuppressionKey(SuppressionKind.EMAIL, address.normalised());
  }

  static SuppressionKey domain(EmailAddress address) {
    return new SuppressionKey(SuppressionKind.DOMAIN, address.domain());
  }

  /** Returns all that may suppress any of the addresses, each once. */
  static Set<SuppressionKey> of(Collection<EmailAddress> addresses) {
    Set<SuppressionKey> keys = new LinkedHashSet<>();
    for (EmailAddress address : addresses) {
      keys.add(email(address));
      keys.add(domain(address));
    }
    return keys;
  }

  static <S extends SqlStatement<S>> S bind(Collection<SuppressionKey> keys, S statement) {
    return Columns.of(keys)
        .texts("kinds", key -> key.kind().code())
        .texts("values", SuppressionKey::value)
        .bindTo(statement);
  }
}
