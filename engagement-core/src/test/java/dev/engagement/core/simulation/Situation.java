package dev.engagement.core.simulation;

import dev.engagement.ports.Actor;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.guardrail.Canary;
import dev.engagement.ports.guardrail.CanaryRule;
import dev.engagement.ports.guardrail.KillSwitch;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.guardrail.SwitchScope;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.identity.WarmUp;
import dev.engagement.ports.planning.CapScope;
import dev.engagement.ports.planning.ContactSend;
import dev.engagement.ports.planning.DailyCount;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Placement;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.sequence.WaitStep;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionId;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryStores;
import dev.engagement.testkit.SequentialIds;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.access.TestSecrets;
import dev.engagement.testkit.mail.RecordingMailSender;
import dev.engagement.testkit.queue.RecordingObserver;
import dev.engagement.testkit.suppression.FixedUnsubscribeLinks;
import dev.engagement.testkit.template.PlainRenderer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A tenant with a sequence, people and limits, all of it drawn by a seed. */
final class Situation {

  private static final List<String> ZONES =
      List.of(
          "Europe/London",
          "America/New_York",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "Asia/Kathmandu",
          "America/St_Johns");

  /** A little before clocks change somewhere, and a day like any other. */
  private static final List<Instant> BEGINNINGS =
      List.of(
          Instant.parse("2026-02-13T00:00:00Z"),
          Instant.parse("2026-03-06T00:00:00Z"),
          Instant.parse("2026-03-20T00:00:00Z"),
          Instant.parse("2026-03-27T00:00:00Z"),
          Instant.parse("2026-04-03T00:00:00Z"),
          Instant.parse("2026-10-02T00:00:00Z"),
          Instant.parse("2026-10-23T00:00:00Z"),
          Instant.parse("2026-10-30T00:00:00Z"),
          Instant.parse("2026-07-01T00:00:00Z"));

  private static final List<String> WAITS =
      List.of("P0D", "P0D", "PT20M", "PT7H", "P1D", "P1D", "P2DT3H", "P5D");

  /** Short windows, so that limits matter to a few mails. */
  static final WorkerSettings SETTINGS = settings("worker-1");

  final SettableClock clock;
  final SequentialIds ids = new SequentialIds();
  final Stores stores = new InMemoryStores().stores();
  final RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
  final Surroundings surroundings;
  final TenantId tenant;
  final Sequence sequence;
  final List<RecipientRow> rows = new ArrayList<>();
  final Instant start;

  private final Random random;
  private final ZoneId customerZone;

  Situation(long seed) {
    random = new Random(seed);
    start = pick(BEGINNINGS).plusSeconds(random.nextInt(4 * 86_400)).plusMillis(pick(1_000));
    clock = SettableClock.at(start);
    customerZone = zone();
    surroundings = surroundings();
    tenant = new TenantId(ids.next());
    SenderIdentity sender = sender();
    List<Template> templates = List.of(template("Hello {{firstName|there}}"), demanding());
    sequence = sequence(sender, templates);
    int people = 1 + pick(6);
    for (int row = 1; row <= people; row++) {
      rows.add(row(row));
    }
    in(
        () -> {
          stores.tenants().add(new Tenant(tenant, "Tenant", customerZone, start));
          stores.identities().add(sender);
          templates.forEach(stores.templates()::add);
          stores.sequences().add(sequence);
          people();
          limits(sender);
          switches(sender);
          canary(sender);
        });
  }

  private static WorkerSettings settings(String worker) {
    WorkerSettings usual = WorkerSettings.usual(worker, true);
    return new WorkerSettings(
        worker,
        true,
        usual.claimLimit(),
        usual.sendSlots(),
        usual.lease(),
        usual.attempts(),
        usual.retryDelay(),
        usual.horizon(),
        new RateWindows(
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            usual.windows().startWithin(),
            usual.windows().clockTolerance()));
  }

  /** Says what matters to somebody who looks for a difference. */
  @Override
  public String toString() {
    return "start "
        + start
        + ", "
        + sequence
        + ", zones "
        + rows.stream().map(RecipientRow::timezone).toList();
  }

  /** Does something in a unit of work of the tenant. */
  <T> T in(Supplier<T> work) {
    return stores.unitOfWork().inOne(tenant, work);
  }

  private void in(Runnable work) {
    in(
        () -> {
          work.run();
          return tenant;
        });
  }

  /** Time does not pass while a mail is sent, however busy the machine is. */
  private Surroundings surroundings() {
    return new Surroundings(
        clock,
        () -> 0L,
        Runnable::run,
        ids,
        new TestSecrets(),
        new PlainRenderer(),
        List.of(mailbox),
        new FixedUnsubscribeLinks(),
        new WeeklyHolidays(),
        CredentialCipher.NONE,
        new RecordingObserver());
  }

  private SenderIdentity sender() {
    return new SenderIdentity(
        tenant,
        new IdentityId(ids.next()),
        "Ada",
        EmailAddress.parse("ada@example.com").orElseThrow(),
        chance(60) ? Provider.SMTP : Provider.FILE,
        Optional.empty(),
        maybe(4, () -> 1 + pick(4)),
        maybe(
            4, () -> new WarmUp(LocalDate.ofInstant(start, ZoneOffset.UTC), 1 + pick(3), pick(2))),
        maybe(2, this::zone),
        chance(40) ? IdentityState.PAUSED : IdentityState.ACTIVE,
        start,
        start,
        0);
  }

  private Template demanding() {
    return template("{{company}}");
  }

  private Template template(String body) {
    TemplateState state = chance(40) ? TemplateState.ARCHIVED : TemplateState.PUBLISHED;
    return new Template(
        tenant,
        new TemplateId(ids.next()),
        "Template",
        new TemplateContent("Hello", body, Map.of()),
        state,
        1,
        List.of(),
        start,
        start,
        0);
  }

  private Sequence sequence(SenderIdentity sender, List<Template> templates) {
    List<Step> steps = new ArrayList<>();
    int mails = 1 + pick(3);
    while (steps.stream().filter(EmailStep.class::isInstance).count() < mails) {
      StepId id = new StepId(ids.next());
      Placement place = Placement.top(steps.size());
      steps.add(
          chance(5)
              ? new WaitStep(id, place, delay())
              : new EmailStep(id, place, delay(), pick(templates).id()));
    }
    return new Sequence(
        tenant,
        new SequenceId(ids.next()),
        "Sequence",
        Optional.empty(),
        chance(40) ? SequenceState.PAUSED : SequenceState.ACTIVE,
        new SequencePlan(1, sender.id(), steps),
        settings(),
        start,
        start,
        0);
  }

  private Delay delay() {
    return Delay.parse(pick(WAITS), chance(4) ? DelayAnchor.START : DelayAnchor.PREVIOUS);
  }

  private SequenceSettings settings() {
    return new SequenceSettings(
        new SendWindow(maybe(3, this::zone), business(), quiet(), maybe(4, () -> "weekly")),
        new Cooldowns(
            maybe(3, () -> Duration.ofHours(1 + pick(60))),
            maybe(4, () -> Duration.ofMinutes(1 + pick(3_000)))),
        new SequenceGuardrails(maybe(3, () -> 1 + pick(4)), chance(2), true));
  }

  private List<TimeSlot> business() {
    int from = pick(60) * 15;
    int to = from + 15 + pick(30) * 15;
    int last = 1 + pick(7);
    return chance(2)
        ? IntStream.rangeClosed(1, last).mapToObj(day -> new TimeSlot(day, from, to)).toList()
        : List.of();
  }

  private List<TimeSlot> quiet() {
    if (chance(50)) {
      return IntStream.rangeClosed(1, 7).mapToObj(day -> new TimeSlot(day, 0, 1_440)).toList();
    }
    return chance(3)
        ? IntStream.rangeClosed(1, 7).mapToObj(day -> new TimeSlot(day, 1_300, 190)).toList()
        : List.of();
  }

  private RecipientRow row(int number) {
    String email = chance(30) ? "nobody" : "person" + pick(40) + "@d" + pick(2) + ".example";
    Map<String, Object> known = chance(6) ? Map.of() : Map.of("company", "Engines");
    return new RecipientRow(
        number,
        email,
        maybe(2, () -> "Grace"),
        Optional.empty(),
        maybe(2, () -> zone().getId()),
        known,
        Optional.empty());
  }

  /** Some are known, had mail, or are suppressed. */
  private void people() {
    for (RecipientRow row : rows) {
      EmailAddress.parse(row.email()).ifPresent(this::person);
    }
  }

  private void person(EmailAddress address) {
    if (chance(3)) {
      ContactDraft draft =
          new ContactDraft(
              new ContactId(ids.next()),
              address,
              Optional.empty(),
              Optional.empty(),
              maybe(2, this::zone));
      Contact contact =
          stores.contacts().resolve(tenant, List.of(draft), start).get(address.normalised());
      mailed(contact);
    }
    if (chance(10)) {
      suppress(address);
    }
  }

  private void mailed(Contact contact) {
    SequenceId by = chance(2) ? sequence.id() : new SequenceId(ids.next());
    ContactSend send = new ContactSend(new QueueItemId(ids.next()), contact.id(), by);
    if (chance(2)) {
      stores.history().recordSends(tenant, List.of(send), start.minusSeconds(pick(200_000)));
    }
  }

  private void suppress(EmailAddress address) {
    SuppressionEntry entry =
        new SuppressionEntry(
            new SuppressionId(ids.next()),
            SuppressionScope.TENANT,
            chance(3) ? SuppressionKind.DOMAIN : SuppressionKind.EMAIL,
            address.normalised(),
            SuppressionReason.COMPLAINT,
            Optional.empty(),
            start);
    stores.suppressions().add(tenant, List.of(entry));
  }

  private void limits(SenderIdentity sender) {
    if (chance(2)) {
      stores
          .rates()
          .setLimits(tenant, new RateLimits(1 + pick(4), 1 + pick(9), 2 + pick(9), 1 + pick(9)));
    }
    counted(CapScope.SEQUENCE, sequence.id().value(), sequence.settings().sendWindow().timezone());
    counted(CapScope.IDENTITY, sender.id().value(), sender.timezone());
    if (chance(4)) {
      stores
          .tenants()
          .setDaysOff(tenant, Set.of(LocalDate.ofInstant(start, customerZone).plusDays(pick(3))));
    }
  }

  private void counted(CapScope scope, UUID id, Optional<ZoneId> zone) {
    LocalDate today = LocalDate.ofInstant(start, zone.orElse(customerZone));
    if (chance(3)) {
      stores.history().addToCounts(tenant, Map.of(new DailyCount(scope, id, today), 1 + pick(3)));
    }
  }

  private void switches(SenderIdentity sender) {
    if (chance(40)) {
      SwitchScope scope =
          pick(List.of(SwitchScope.TENANT, SwitchScope.SEQUENCE, SwitchScope.SENDER));
      Optional<UUID> target =
          switch (scope) {
            case GLOBAL, TENANT -> Optional.empty();
            case SEQUENCE -> Optional.of(sequence.id().value());
            case SENDER -> Optional.of(sender.id().value());
          };
      stores
          .switches()
          .set(tenant, new KillSwitch(scope, target, Optional.empty(), Actor.BOOTSTRAP, start));
    }
  }

  private void canary(SenderIdentity sender) {
    if (chance(12)) {
      SwitchScope scope = chance(2) ? SwitchScope.TENANT : SwitchScope.SENDER;
      Optional<UUID> target =
          scope == SwitchScope.SENDER ? Optional.of(sender.id().value()) : Optional.empty();
      List<CanaryRule> rules =
          List.of(new CanaryRule.Share(60), new CanaryRule.AllowList(Set.of("person1@d0.example")));
      Canary canary = new Canary(ids.next(), scope, target, pick(rules), Actor.BOOTSTRAP, start);
      stores.switches().setCanary(tenant, canary);
    }
  }

  private <T> Optional<T> maybe(int in, Supplier<T> value) {
    return chance(in) ? Optional.of(value.get()) : Optional.empty();
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private ZoneId zone() {
    return ZoneId.of(pick(ZONES));
  }
}
