package dev.engagement.core;

import dev.engagement.core.guardrail.ActiveCanaries;
import dev.engagement.core.guardrail.ActiveSwitches;
import dev.engagement.core.guardrail.DaysOff;
import dev.engagement.core.guardrail.ProvidersHere;
import dev.engagement.core.guardrail.RateLimit;
import dev.engagement.core.guardrail.RateRules;
import dev.engagement.core.guardrail.RunConditions;
import dev.engagement.core.planning.SendFacts;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.LastSends;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.Tenant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Facts of a send that nothing stands in the way of, until a test says otherwise. */
public final class FactsBuilder {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Instant now = Samples.NOW;
  private ActiveSwitches switches = ActiveSwitches.NONE;
  private boolean sending = true;
  private Set<Provider> available = Set.of(Provider.values());
  private Set<Provider> ready = Set.of(Provider.values());
  private List<Canary> canaries = List.of();
  private DaysOff daysOff = DaysOff.NONE;
  private Provider provider = Provider.FILE;
  private Optional<WarmUp> warmUp = Optional.empty();
  private Optional<URI> unsubscribe = Optional.empty();
  private RateRules rates = RateRules.WIDEST;
  private EmailAddress address = EmailAddress.parse("ada@example.com").orElseThrow();
  private ContactId contact = new ContactId(new UUID(0, 6));
  private RecipientState recipient = RecipientState.QUEUED;
  private EnrollmentState enrollment = EnrollmentState.QUEUED;
  private SequenceId sequence = Samples.SEQUENCE;
  private SequenceState sequenceState = SequenceState.ACTIVE;
  private SendWindow window = SendWindow.ALWAYS;
  private Cooldowns cooldowns = Cooldowns.NONE;
  private Optional<Integer> dailyCap = Optional.empty();
  private boolean hasStep = true;
  private boolean hasIdentity = true;
  private IdentityState identity = IdentityState.ACTIVE;
  private Optional<Integer> dailyLimit = Optional.empty();
  private Optional<ZoneId> identityZone = Optional.empty();
  private Optional<TemplateState> template = Optional.of(TemplateState.PUBLISHED);
  private List<String> missing = List.of();
  private Optional<String> problem = Optional.empty();
  private Optional<SuppressionReason> suppression = Optional.empty();
  private LastSends lastSends = LastSends.NEVER;
  private ZoneId zone = BERLIN;

  /** Returns facts of a send that may go. */
  public static FactsBuilder allowed() {
    return new FactsBuilder();
  }

  public FactsBuilder now(String instant) {
    this.now = Instant.parse(instant);
    return this;
  }

  public FactsBuilder switches(ActiveSwitches set) {
    this.switches = set;
    return this;
  }

  public FactsBuilder sendingOff() {
    this.sending = false;
    return this;
  }

  public FactsBuilder available(Set<Provider> providers) {
    this.available = providers;
    return this;
  }

  public FactsBuilder ready(Set<Provider> providers) {
    this.ready = providers;
    return this;
  }

  public FactsBuilder through(Provider other) {
    this.provider = other;
    return this;
  }

  public FactsBuilder unsubscribingAt(String link) {
    this.unsubscribe = Optional.of(URI.create(link));
    return this;
  }

  public FactsBuilder canaries(Canary... set) {
    this.canaries = List.of(set);
    return this;
  }

  public FactsBuilder warmingUp(WarmUp plan, ZoneId senderZone) {
    this.warmUp = Optional.of(plan);
    this.identityZone = Optional.of(senderZone);
    return this;
  }

  public FactsBuilder off(DaysOff days) {
    this.daysOff = days;
    return this;
  }

  public FactsBuilder rates(RateRules rules) {
    this.rates = rules;
    return this;
  }

  public FactsBuilder address(String value, String normalised) {
    this.address = new EmailAddress(value, normalised);
    return this;
  }

  public FactsBuilder contact(int number) {
    this.contact = new ContactId(new UUID(6, number));
    return this;
  }

  public FactsBuilder recipient(RecipientState state) {
    this.recipient = state;
    return this;
  }

  public FactsBuilder enrollment(EnrollmentState state) {
    this.enrollment = state;
    return this;
  }

  public FactsBuilder sequence(int number) {
    this.sequence = new SequenceId(new UUID(2, number));
    return this;
  }

  public FactsBuilder sequence(SequenceState state) {
    this.sequenceState = state;
    return this;
  }

  public FactsBuilder window(SendWindow hours) {
    this.window = hours;
    return this;
  }

  public FactsBuilder cooldowns(String perContact, String perSequence) {
    this.cooldowns =
        new Cooldowns(
            Optional.of(Duration.parse(perContact)), Optional.of(Duration.parse(perSequence)));
    return this;
  }

  public FactsBuilder dailyCap(int perDay) {
    this.dailyCap = Optional.of(perDay);
    return this;
  }

  public FactsBuilder dailyLimit(int perDay, ZoneId senderZone) {
    this.dailyLimit = Optional.of(perDay);
    this.identityZone = Optional.of(senderZone);
    return this;
  }

  public FactsBuilder withoutStep() {
    this.hasStep = false;
    return this;
  }

  public FactsBuilder withoutIdentity() {
    this.hasIdentity = false;
    return this;
  }

  public FactsBuilder identity(IdentityState state) {
    this.identity = state;
    return this;
  }

  public FactsBuilder template(Optional<TemplateState> state) {
    this.template = state;
    return this;
  }

  public FactsBuilder missing(String... variables) {
    this.missing = List.of(variables);
    return this;
  }

  public FactsBuilder problem(String code) {
    this.problem = Optional.of(code);
    return this;
  }

  public FactsBuilder suppressed(SuppressionReason reason) {
    this.suppression = Optional.of(reason);
    return this;
  }

  public FactsBuilder lastSends(String any, String sameSequence) {
    this.lastSends =
        new LastSends(Optional.of(Instant.parse(any)), Optional.of(Instant.parse(sameSequence)));
    return this;
  }

  public FactsBuilder zone(String id) {
    this.zone = ZoneId.of(id);
    return this;
  }

  /** Returns a rate limit that nothing ever reaches. */
  public static RateLimit unlimited() {
    RateCounter counter = RateRules.WIDEST.global();
    return RateLimit.of(counter, RateRules.WIDEST.window(counter), RateUse.NONE, Instant.EPOCH);
  }

  /** Returns the conditions of the run. */
  public RunConditions conditions() {
    Tenant tenant = new Tenant(Samples.TENANT, "Tenant", BERLIN, Samples.CREATED);
    return new RunConditions(
        now,
        tenant,
        switches,
        new ActiveCanaries(canaries),
        sending,
        new ProvidersHere(available, ready),
        rates,
        daysOff.days());
  }

  /** Returns the facts. */
  public SendFacts build() {
    SequencePlan plan = Samples.plan(Samples.email(1, "PT0S"));
    Optional<EmailStep> step =
        hasStep ? Optional.of((EmailStep) plan.steps().get(0)) : Optional.empty();
    return new SendFacts(
        conditions(),
        recipient(),
        enrollment(),
        sequence(plan),
        plan,
        step,
        hasIdentity ? Optional.of(identity(plan.identity())) : Optional.empty(),
        template.map(FactsBuilder::template),
        rendering(),
        suppression.map(FactsBuilder::entry),
        lastSends,
        zone,
        daysOff,
        new ContactSend(new QueueItemId(new UUID(0, 5)), contact, sequence),
        List.of(),
        rates.counters(plan.identity(), address.domain()),
        unsubscribe);
  }

  private Recipient recipient() {
    Recipient sample = Samples.recipient(recipient);
    return new Recipient(
        sample.tenant(),
        sample.id(),
        sample.enrollment(),
        sequence,
        contact,
        address,
        sample.firstName(),
        sample.lastName(),
        Optional.of(zone),
        sample.variables(),
        sample.state(),
        sample.endReason(),
        sample.currentStep(),
        sample.nextRunAt(),
        sample.startedAt(),
        sample.finishedAt());
  }

  private Enrollment enrollment() {
    return Samples.enrollment(enrollment);
  }

  private Sequence sequence(SequencePlan plan) {
    return new Sequence(
        Samples.TENANT,
        sequence,
        "Sequence",
        Optional.empty(),
        sequenceState,
        plan,
        new SequenceSettings(window, cooldowns, new SequenceGuardrails(dailyCap, true, true)),
        Samples.CREATED,
        Samples.CREATED,
        0);
  }

  private SenderIdentity identity(IdentityId id) {
    return new SenderIdentity(
        Samples.TENANT,
        id,
        "Sender",
        EmailAddress.parse("sender@example.com").orElseThrow(),
        provider,
        Optional.empty(),
        dailyLimit,
        warmUp,
        identityZone,
        identity,
        Samples.CREATED,
        Samples.CREATED,
        0);
  }

  private Optional<Rendering> rendering() {
    return template
        .filter(state -> state == TemplateState.PUBLISHED)
        .map(state -> new Rendering("Hello", "<p>Ada</p>", "Ada", missing, problem));
  }

  private static Template template(TemplateState state) {
    return new Template(
        Samples.TENANT,
        new TemplateId(new UUID(0, 8)),
        "Template",
        new TemplateContent("Hello", "Ada", Map.of()),
        state,
        1,
        List.of(),
        Samples.CREATED,
        Samples.CREATED,
        0);
  }

  private static SuppressionEntry entry(SuppressionReason reason) {
    return new SuppressionEntry(
        new SuppressionId(new UUID(0, 9)),
        SuppressionScope.TENANT,
        SuppressionKind.EMAIL,
        "ada@example.com",
        reason,
        Optional.empty(),
        Samples.CREATED);
  }
}
