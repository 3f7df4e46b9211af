package dev.engagement.adapter.javalin.credential;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.credential.Credential;
import dev.engagement.ports.credential.Credentials;
import dev.engagement.ports.identity.Provider;

/** What providers let a customer in with. */
public final class CredentialResource {

  private final Credentials credentials;

  public CredentialResource(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.CREDENTIAL_LIST, this::list)
        .on(Operation.CREDENTIAL_SET, this::put)
        .on(Operation.CREDENTIAL_DELETE, this::delete);
  }

  private Answer list(Call call) {
    return Answer.ok(credentials.list(call.tenant()).stream().map(CredentialJson::of).toList());
  }

  private Answer put(Call call) {
    Provider provider = CredentialRequests.provider(call.text("provider"));
    Credential credential = call.read(CredentialRequests.of(provider));
    return Answer.ok(CredentialJson.of(credentials.set(call.tenant(), credential, call.actor())));
  }

  private Answer delete(Call call) {
    Provider provider = CredentialRequests.provider(call.text("provider"));
    credentials.remove(call.tenant(), provider, call.actor());
    return Answer.noContent();
  }
}
