package dev.engagement.adapter.javalin.identity;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.ValueReader;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.WarmUp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** What is asked of identities. */
final class IdentityRequests {

  private static final Choice<Provider> PROVIDER = Choice.of(Provider.class, Provider::code);
  private static final Choice<IdentityState> STATE =
      Choice.of(IdentityState.class, IdentityState::code);

  private static final ValueReader<WarmUp> WARM_UP = JsonObject.reader(IdentityRequests::warmUp);

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
    Optional<WarmUp> warmUp = json.optional("warmUp", WARM_UP);
    Optional<ZoneId> timezone = json.optional("timezone", Values.ZONE);
    return new NewIdentity(
        name.get(), email.get(), provider.get(), replyTo, dailyLimit, warmUp, timezone);
  }

  static IdentityEdit edit(JsonObject json) {
    return new IdentityEdit(
        json.optional("name", Values.TEXT),
        json.optional("replyTo", Values.EMAIL),
        json.optional("dailyLimit", Values.INTEGER),
        json.optional("warmUp", WARM_UP),
        json.optional("timezone", Values.ZONE),
        json.optional("state", STATE));
  }

  private static WarmUp warmUp(JsonObject json) {
    Supplier<LocalDate> startsOn = json.required("startsOn", Values.DATE);
    Supplier<Integer> firstDay = json.required("firstDay", Values.integer(1, Integer.MAX_VALUE));
    Supplier<Integer> dailyIncrease =
        json.required("dailyIncrease", Values.integer(0, Integer.MAX_VALUE));
    return new WarmUp(startsOn.get(), firstDay.get(), dailyIncrease.get());
  }
}
