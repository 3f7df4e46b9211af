package dev.engagement.adapter.javalin.suppression;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.suppression.Consent;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.suppression.Suppressions;
import dev.engagement.ports.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The suppression list. */
public final class SuppressionResource {

  private final Suppressions suppressions;

  public SuppressionResource(Suppressions suppressions) {
    this.suppressions = suppressions;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.SUPPRESSION_CHECK, this::check)
        .on(Operation.SUPPRESSION_LIST, this::list)
        .on(Operation.SUPPRESSION_ADD, this::add)
        .on(Operation.SUPPRESSION_GET, call -> shown(current(call)))
        .on(Operation.SUPPRESSION_DELETE, this::delete);
  }

  private Answer check(Call call) {
    List<EmailAddress> asked = call.read(SuppressionRequests::check);
    return Answer.ok(CheckJson.of(asked, suppressions.check(call.tenant(), asked)));
  }

  private Answer list(Call call) {
    SuppressionScope scope =
        call.query("scope", SuppressionRequests.SCOPE).orElse(SuppressionScope.TENANT);
    return call.page()
        .answer(
            suppressions.list(reach(call, scope), scope, call.page().byId()),
            entry -> entry.id().value(),
            SuppressionJson::of);
  }

  private Answer add(Call call) {
    NewSuppression wanted = call.read(SuppressionRequests::add);
    SuppressionEntry added = suppressions.add(reach(call, wanted.scope()), wanted, call.actor());
    return Answer.created("/api/suppression/" + added.id(), SuppressionJson.of(added))
        .tagged()
        .keeping(SuppressionJson.withoutAddress(added));
  }

  private Answer delete(Call call) {
    SuppressionEntry current = current(call);
    TenantId tenant = reach(call, current.scope());
    call.precondition(shown(current));
    Optional<Consent> consent = call.read(SuppressionRequests::consent);
    suppressions.remove(tenant, current.id(), consent, call.actor());
    return Answer.noContent();
  }

  private SuppressionEntry current(Call call) {
    return suppressions.get(call.tenant(), new SuppressionId(call.id("id")));
  }

  private static Answer shown(SuppressionEntry entry) {
    return Answer.ok(SuppressionJson.of(entry)).tagged();
  }

  /** What is global belongs to no tenant, and is for the platform's admin. */
  private static TenantId reach(Call call, SuppressionScope scope) {
    return switch (scope) {
      case GLOBAL -> {
        call.onlyPlatformAdmin();
        yield TenantId.NIL;
      }
      case TENANT -> {
        call.requireTenant();
        yield call.tenant();
      }
    };
  }
}
