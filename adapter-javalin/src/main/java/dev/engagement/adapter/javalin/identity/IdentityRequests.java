package dev.engagement.adapter.javalin.identity;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** What is asked of identities. */
final class IdentityRequests {

  private static final Choice<Provider> PROVIDER = Choice.of(Provider.class, Provider::code);
  private static final Choice<IdentityState> STATE =
      Choice.of(IdentityState.class, IdentityState::code);

  private IdentityRequests() {}

  static NewIdentity anyProvider(JsonObject json) {
    return create(json, json.required("provider", PROVIDER));
  }

  /** Outlook goes without saying. */
  static NewIdentity outlook(JsonObject json) {
    Provider provider = json.optional("provider", PROVIDER).orElse(Provider.OUTLOOK);
    if (provider != Provider.OUTLOOK) {
      json.refuse("provider", "must be outlook here");
    }
    return create(json, () -> provider);
  }

  private static NewIdentity create(JsonObject json, Supplier<Provider> provider) {
    Supplier<String> name = json.required("name", Values.TEXT);
    Supplier<EmailAddress> email = json.required("email", Values.EMAIL);
    Optional<EmailAddress> replyTo = json.optional("replyTo", Values.EMAIL);
    Optional<Integer> dailyLimit = json.optional("dailyLimit", Values.INTEGER);
    Optional<ZoneId> timezone = json.optional("timezone", Values.ZONE);
    return new NewIdentity(
        name.get(), email.get(), provider.get(), replyTo, dailyLimit, Optional.empty(), timezone);
  }

  static IdentityEdit edit(JsonObject json) {
    return new IdentityEdit(
        json.optional("name", Values.TEXT),
        json.optional("replyTo", Values.EMAIL),
        json.optional("dailyLimit", Values.INTEGER),
        Optional.empty(),
        json.optional("timezone", Values.ZONE),
        json.optional("state", STATE));
  }
}
