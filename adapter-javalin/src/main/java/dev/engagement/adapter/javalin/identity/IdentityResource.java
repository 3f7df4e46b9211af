package dev.engagement.adapter.javalin.identity;

import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.identity.Identities;
import dev.engagement.ports.identity.IdentityEdit;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** Sender identities, of all providers and of Outlook. */
public final class IdentityResource {

  private final Identities identities;

  public IdentityResource(Identities identities) {
    this.identities = identities;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.IDENTITY_CREATE, call -> create(call, IdentityRequests::anyProvider))
        .on(Operation.OUTLOOK_IDENTITY_CREATE, call -> create(call, IdentityRequests::outlook))
        .on(Operation.IDENTITY_LIST, call -> list(call, EnumSet.allOf(Provider.class)))
        .on(Operation.OUTLOOK_IDENTITY_LIST, call -> list(call, EnumSet.of(Provider.OUTLOOK)))
        .on(Operation.IDENTITY_GET, call -> shown(current(call)))
        .on(Operation.IDENTITY_UPDATE, this::update)
        .on(Operation.IDENTITY_VERIFY, this::verify);
  }

  private Answer create(Call call, Function<JsonObject, NewIdentity> reading) {
    SenderIdentity created = identities.create(call.tenant(), call.read(reading), call.actor());
    return Answer.created("/api/identities/" + created.id(), IdentityJson.of(created))
        .version(created.version())
        .keeping(IdentityJson.withoutAddresses(created));
  }

  private Answer list(Call call, Set<Provider> providers) {
    return call.page()
        .answer(
            identities.list(call.tenant(), providers, call.page().byId()),
            identity -> identity.id().value(),
            IdentityJson::of);
  }

  private Answer update(Call call) {
    SenderIdentity current = current(call);
    Precondition precondition = call.precondition(current.version());
    IdentityEdit edit = call.read(IdentityRequests::edit);
    return shown(identities.edit(call.tenant(), current.id(), edit, precondition, call.actor()));
  }

  private Answer verify(Call call) {
    SenderIdentity current = current(call);
    call.precondition(current.version());
    call.readNothing();
    return shown(identities.verify(call.tenant(), current.id(), call.actor()));
  }

  private SenderIdentity current(Call call) {
    return identities.get(call.tenant(), new IdentityId(call.id("id")));
  }

  private static Answer shown(SenderIdentity identity) {
    return Answer.ok(IdentityJson.of(identity)).version(identity.version());
  }
}
