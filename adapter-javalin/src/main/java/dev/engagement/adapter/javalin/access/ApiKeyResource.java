package dev.engagement.adapter.javalin.access;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.access.ApiKey;
import dev.engagement.ports.access.ApiKeys;
import dev.engagement.ports.access.IssuedApiKey;

/** API keys, for the platform's admin. */
public final class ApiKeyResource {

  private final ApiKeys keys;

  public ApiKeyResource(ApiKeys keys) {
    this.keys = keys;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.API_KEY_CREATE, this::create)
        .on(Operation.API_KEY_LIST, this::list)
        .on(Operation.API_KEY_REVOKE, this::revoke);
  }

  private Answer create(Call call) {
    NewApiKey wanted = call.read(NewApiKey::read);
    IssuedApiKey issued = keys.issue(wanted.name(), wanted.role(), wanted.scope(), call.actor());
    return Answer.created("/api/api-keys/" + issued.key().id(), ApiKeyJson.withSecret(issued))
        .keeping(ApiKeyJson.of(issued.key()));
  }

  private Answer list(Call call) {
    return call.page().answer(keys.list(call.page().byId()), ApiKey::id, ApiKeyJson::of);
  }

  private Answer revoke(Call call) {
    keys.revoke(call.id("id"), call.actor());
    return Answer.noContent();
  }
}
