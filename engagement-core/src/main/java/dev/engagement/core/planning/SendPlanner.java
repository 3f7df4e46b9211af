package dev.engagement.core.planning;

import dev.engagement.core.guardrail.ActiveSwitches;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts the runs in which dry run and live run alike decide what is sent. */
public final class SendPlanner {

  private final Stores stores;
  private final Surroundings surroundings;
  private final CompiledTemplates templates;
  private final Set<Provider> available;

  public SendPlanner(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.templates = new CompiledTemplates(surroundings.renderer());
    this.available =
        surroundings.senders().stream()
            .map(MailSender::provider)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Starts a run for an instant. Call it, and the run, inside a unit of work of the tenant.
   *
   * @param sending whether sending is switched on
   */
  public PlanRun start(TenantId tenant, Instant now, boolean sending) {
    return start(tenant, now, sending, false);
  }

  /**
   * Starts a run that keeps other writers away from the last sends and daily counts it reads, until
   * the unit of work ends: for the intent to send.
   */
  public PlanRun startLocked(TenantId tenant, Instant now, boolean sending) {
    return start(tenant, now, sending, true);
  }

  private PlanRun start(TenantId tenant, Instant now, boolean sending, boolean locked) {
    RunConditions conditions =
        new RunConditions(
            now,
            customer(tenant),
            ActiveSwitches.of(stores.switches().active(tenant)),
            sending,
            available);
    ContentRenderer renderer =
        new ContentRenderer(templates, stores.templates(), surroundings.unsubscribeLinks());
    return new PlanRun(
        now, new FactGatherer(stores, renderer, conditions, locked), new Projection(conditions));
  }

  private Tenant customer(TenantId tenant) {
    return stores
        .tenants()
        .find(tenant)
        .orElseThrow(() -> new EngagementException(ErrorCode.NOT_FOUND, "no such customer"));
  }
}
