package dev.engagement.adapter.javalin.credential;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.SmtpSecurity;
import dev.engagement.ports.identity.Provider;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is asked of credentials. */
final class CredentialRequests {

  private static final Choice<Provider> PROVIDER = Choice.of(Provider.class, Provider::code);
  private static final Choice<SmtpSecurity> SECURITY =
      Choice.of(SmtpSecurity.class, SmtpSecurity::code);

  private static final int HIGHEST_PORT = 65_535;

  private CredentialRequests() {}

  /** Returns the provider that a path names; one that needs no credentials is none. */
  static Provider provider(String code) {
    return PROVIDER
        .find(code)
        .filter(provider -> provider != Provider.FILE)
        .orElseThrow(
            () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such provider"));
  }

  /** Returns how the provider's credential is read. */
  static Function<JsonObject, Credential> of(Provider provider) {
    return switch (provider) {
      case SENDGRID -> CredentialRequests::sendGrid;
      case OUTLOOK -> CredentialRequests::graph;
      case SMTP -> CredentialRequests::smtp;
      case FILE -> throw new IllegalArgumentException("files need no credentials");
    };
  }

  private static Credential sendGrid(JsonObject json) {
    Supplier<String> apiKey = json.required("apiKey", Values.TEXT);
    return new Credential.SendGrid(apiKey.get());
  }

  private static Credential graph(JsonObject json) {
    Supplier<String> directory = json.required("directory", Values.TEXT);
    Supplier<String> clientId = json.required("clientId", Values.TEXT);
    Supplier<String> clientSecret = json.required("clientSecret", Values.TEXT);
    return new Credential.Graph(directory.get(), clientId.get(), clientSecret.get());
  }

  private static Credential smtp(JsonObject json) {
    Supplier<String> host = json.required("host", Values.TEXT);
    Supplier<Integer> port = json.required("port", Values.integer(1, HIGHEST_PORT));
    Supplier<SmtpSecurity> security = json.required("security", SECURITY);
    Supplier<String> username = json.required("username", Values.TEXT);
    Supplier<String> password = json.required("password", Values.TEXT);
    return new Credential.Smtp(
        host.get(), port.get(), security.get(), username.get(), password.get());
  }
}
