package dev.engagement.adapter.javalin.suppression;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.Consent;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is asked of the suppression list. */
final class SuppressionRequests {

  static final Choice<SuppressionScope> SCOPE =
      Choice.of(SuppressionScope.class, SuppressionScope::code);

  private static final Choice<SuppressionReason> REASON =
      Choice.of(SuppressionReason.class, SuppressionReason::code);
  private static final ValueReader<List<EmailAddress>> EMAILS = Values.list(Values.EMAIL, 1_000);

  private SuppressionRequests() {}

  static List<EmailAddress> check(JsonObject json) {
    return json.required("emails", EMAILS).get();
  }

  static NewSuppression add(JsonObject json) {
    Optional<EmailAddress> email = json.optional("email", Values.EMAIL);
    Optional<String> domain = json.optional("domain", Values.TEXT);
    Supplier<SuppressionReason> reason = json.required("reason", REASON);
    Optional<String> source = json.optional("source", Values.TEXT);
    SuppressionScope scope = json.optional("scope", SCOPE).orElse(SuppressionScope.TENANT);
    if (json.has("email") == json.has("domain")) {
      json.refuse("email", "or domain must be there, and only one of them");
    }
    return new NewSuppression(
        email.isPresent() ? SuppressionKind.EMAIL : SuppressionKind.DOMAIN,
        email.map(EmailAddress::normalised).or(() -> domain).orElse(""),
        reason.get(),
        source,
        scope);
  }

  static Optional<Consent> consent(JsonObject json) {
    return json.optional(
        "consent",
        JsonObject.reader(
            consent -> {
              Supplier<String> source = consent.required("source", Values.TEXT);
              Supplier<Instant> givenAt = consent.required("givenAt", Values.INSTANT);
              return new Consent(source.get(), givenAt.get());
            }));
  }
}
