package dev.engagement.adapter.javalin.suppression;

import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.SuppressionEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether one address may be written to. */
record CheckJson(String email, String result, Optional<SuppressionJson> entry) {

  static List<CheckJson> of(List<EmailAddress> asked, Map<String, SuppressionEntry> suppressed) {
    return asked.stream()
        .map(address -> of(address, Optional.ofNullable(suppressed.get(address.normalised()))))
        .toList();
  }

  private static CheckJson of(EmailAddress address, Optional<SuppressionEntry> entry) {
    return new CheckJson(
        address.value(),
        entry.isPresent() ? "suppressed" : "allowed",
        entry.map(SuppressionJson::of));
  }

  /** Hides the address. */
  @Override
  public String toString() {
    return "CheckJson[" + result + "]";
  }
}
