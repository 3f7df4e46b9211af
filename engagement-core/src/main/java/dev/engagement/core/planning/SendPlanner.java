package dev.engagement.core.planning;

import dev.engagement.core.guardrail.ActiveCanaries;
import dev.engagement.core.guardrail.ActiveSwitches;
import dev.engagement.core.guardrail.GlobalTokens;
import dev.engagement.core.guardrail.ProvidersHere;
import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RateRules;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts the runs in which dry run and live run alike decide what is sent. */
public final class SendPlanner {

  private final Stores stores;
  private final Surroundings surroundings;
  private final RateWindows windows;
  private final CompiledTemplates templates;
  private final Holidays holidays;
  private final Set<Provider> available;

  /**
   * Plans over stores.
   *
   * @param windows how long the windows of rate limits are
   */
  public SendPlanner(Stores stores, Surroundings surroundings, RateWindows windows) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.windows = windows;
    this.templates = new CompiledTemplates(surroundings.renderer()::compile);
    this.holidays = new Holidays(surroundings.holidays());
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
    RunConditions conditions = conditions(tenant, now, sending);
    RateRules rules = conditions.rates();
    RateCounter global = rules.global();
    RateUse use = stores.rates().globalUse(global.window());
    return run(conditions, RateLimit.of(global, rules.window(global), use, now), false);
  }

  /**
   * Starts a run that keeps other writers away from the recipients, last sends, daily counts and
   * rate limits it reads, until the unit of work ends: for the intent to send.
   *
   * @param tokens what was taken of the global limit before
   */
  public PlanRun startLocked(TenantId tenant, Instant now, boolean sending, GlobalTokens tokens) {
    RunConditions conditions = conditions(tenant, now, sending);
    RateRules rules = conditions.rates();
    RateCounter global = rules.global();
    return run(conditions, RateLimit.granted(global, rules.window(global), tokens, now), true);
  }

  /**
   * Reads what is known of people who are not enrolled, and plans for them from then on without a
   * store. Call it inside a unit of work of the tenant.
   *
   * @param enrollment the one that they would be in, as of the instant at which it would begin
   */
  public Scenario scenario(Sequence sequence, Enrollment enrollment, List<Recipient> recipients) {
    TenantId tenant = enrollment.tenant();
    Optional<URI> link =
        surroundings.unsubscribeLinks().link(tenant, new RecipientId(enrollment.id().value()));
    CompiledTemplates judged =
        new CompiledTemplates(
            content -> new JudgedTemplate(surroundings.renderer().compile(content)));
    ContentRenderer content = new ContentRenderer(judged, stores.templates(), recipient -> link);
    RunConditions conditions = conditions(tenant, enrollment.createdAt(), true);
    return new ScenarioReader(stores, conditions, content, holidays)
        .read(sequence, enrollment, recipients);
  }

  private RunConditions conditions(TenantId tenant, Instant now, boolean sending) {
    return new RunConditions(
        now,
        customer(tenant),
        ActiveSwitches.of(stores.switches().active(tenant)),
        new ActiveCanaries(stores.switches().canaries(tenant)),
        sending,
        new ProvidersHere(available, ready(tenant)),
        new RateRules(stores.rates().limits(tenant), stores.rates().globalPerHour(), windows),
        stores.tenants().daysOff(tenant));
  }

  private Set<Provider> ready(TenantId tenant) {
    return surroundings.senders().stream()
        .filter(sender -> sender.ready(tenant))
        .map(MailSender::provider)
        .collect(Collectors.toUnmodifiableSet());
  }

  private PlanRun run(RunConditions conditions, RateLimit global, boolean locked) {
    ContentRenderer renderer =
        new ContentRenderer(
            templates,
            stores.templates(),
            recipient -> surroundings.unsubscribeLinks().link(recipient.tenant(), recipient.id()));
    return new PlanRun(
        conditions.now(),
        new FactGatherer(stores, renderer, conditions, holidays, locked),
        new Projection(conditions, global));
  }

  private Tenant customer(TenantId tenant) {
    return stores
        .tenants()
        .find(tenant)
        .orElseThrow(() -> new EngagementException(ErrorCode.NOT_FOUND, "no such customer"));
  }
}
