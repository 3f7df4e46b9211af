package dev.engagement.core.sending;

import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.Actor;
import dev.engagement.ports.MonotonicTime;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.MailSender;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendWorker;
import dev.engagement.ports.queue.Tick;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryStores;
import dev.engagement.testkit.SequentialIds;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.access.TestSecrets;
import dev.engagement.testkit.queue.RecordingObserver;
import dev.engagement.testkit.suppression.FixedUnsubscribeLinks;
import dev.engagement.testkit.template.PlainRenderer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A whole engine in memory with one tenant, one sender and one sequence, on a clock that the test
 * moves.
 */
final class Campaign {

  static final Actor PERSON = new Actor("key:test");

  final SettableClock clock = SettableClock.at("2026-03-03T10:00:00Z");
  final SequentialIds ids = new SequentialIds();
  final RecordingObserver observer = new RecordingObserver();
  final Stores stores;
  final MailSender sender;
  final Engagement engine;
  final TenantId tenant;
  final IdentityId identity;
  final TemplateId template;

  Campaign(MailSender sender) {
    this(sender, new InMemoryStores().stores(), settings("worker-1"));
  }

  Campaign(MailSender sender, Stores stores, WorkerSettings settings) {
    this.sender = sender;
    this.stores = stores;
    this.engine = Engagement.over(stores, surroundings(), settings);
    this.tenant = engine.customers().create("Tenant", ZoneId.of("Europe/London"), PERSON).id();
    limit(RateLimits.WIDEST);
    this.identity = engine.identities().create(tenant, ada(), PERSON).id();
    this.template =
        publishedTemplate("Hello {{firstName|there}}", "How are you, {{firstName|there}}?");
  }

  /** Another tenant of the same engine, on the same clock. */
  Campaign(Campaign other) {
    this.sender = other.sender;
    this.stores = other.stores;
    this.engine = other.engine;
    this.tenant = engine.customers().create("Another", ZoneId.of("Europe/London"), PERSON).id();
    limit(RateLimits.WIDEST);
    this.identity = engine.identities().create(tenant, ada(), PERSON).id();
    this.template = publishedTemplate("Hello", "How are you?");
  }

  void limit(RateLimits limits) {
    stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              stores.rates().setLimits(tenant, limits);
              return limits;
            });
  }

  void limitAll(int perHour) {
    stores
        .unitOfWork()
        .inOne(
            TenantId.NIL,
            () -> {
              stores.rates().setGlobalPerHour(perHour);
              return perHour;
            });
  }

  /** Returns settings by which 64 mails are announced at once. */
  static WorkerSettings settings(String worker) {
    return settings(worker, 64);
  }

  /** Returns settings by which so many mails are announced at once. */
  static WorkerSettings settings(String worker, int batch) {
    WorkerSettings usual = WorkerSettings.usual(worker, true);
    return new WorkerSettings(
        usual.worker(),
        usual.sending(),
        usual.claimLimit(),
        2 * batch,
        usual.lease(),
        usual.attempts(),
        usual.retryDelay(),
        usual.horizon(),
        usual.windows());
  }

  Surroundings surroundings() {
    return surroundings(System::nanoTime, Runnable::run);
  }

  Surroundings surroundings(MonotonicTime stopwatch, Executor executor) {
    return new Surroundings(
        clock,
        stopwatch,
        executor,
        ids,
        new TestSecrets(),
        new PlainRenderer(),
        List.of(sender),
        new FixedUnsubscribeLinks(),
        HolidayCalendars.NONE,
        CredentialCipher.NONE,
        observer);
  }

  /** Returns another worker on the same stores. */
  SendWorker worker(WorkerSettings settings) {
    return Engagement.over(stores, surroundings(), settings).worker();
  }

  private static NewIdentity ada() {
    return person("Ada");
  }

  private static NewIdentity person(String name) {
    String address = name.toLowerCase(Locale.ROOT) + "@example.com";
    return new NewIdentity(
        name,
        EmailAddress.parse(address).orElseThrow(),
        Provider.FILE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  TemplateId publishedTemplate(String subject, String body) {
    TemplateContent content = new TemplateContent(subject, body, Map.of());
    TemplateId id = engine.templates().create(tenant, "Template", content, PERSON).id();
    TemplateEdit publish =
        new TemplateEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(TemplateState.PUBLISHED));
    return engine.templates().edit(tenant, id, publish, Precondition.NONE, PERSON).id();
  }

  /** Returns another sender. */
  IdentityId sender(String name) {
    return engine.identities().create(tenant, person(name), PERSON).id();
  }

  /** Returns an active sequence of another sender, with one mail at once. */
  SequenceId sequenceOf(IdentityId other) {
    SequenceDraft draft =
        new SequenceDraft(
            "Sequence", Optional.empty(), other, List.of(email("P0D")), SequenceSettings.DEFAULT);
    SequenceId id = engine.sequences().create(tenant, draft, PERSON).id();
    change(id, SequenceChange.ACTIVATE);
    return id;
  }

  /** Returns an active sequence with a mail after each of the waits, such as {@code P0D P7D}. */
  SequenceId sequence(SequenceSettings settings, String... waits) {
    List<StepDraft> steps = Arrays.stream(waits).map(this::email).toList();
    SequenceDraft draft =
        new SequenceDraft("Sequence", Optional.empty(), identity, steps, settings);
    SequenceId id = engine.sequences().create(tenant, draft, PERSON).id();
    change(id, SequenceChange.ACTIVATE);
    return id;
  }

  SequenceId sequence(String... waits) {
    return sequence(SequenceSettings.DEFAULT, waits);
  }

  private StepDraft email(String wait) {
    return new StepDraft(
        Optional.empty(),
        StepKind.EMAIL,
        Optional.empty(),
        Optional.of(template),
        Delay.parse(wait, DelayAnchor.PREVIOUS));
  }

  void change(SequenceId id, SequenceChange change) {
    engine.sequences().change(tenant, id, change, Precondition.NONE, PERSON);
  }

  void change(EnrollmentId id, EnrollmentChange change) {
    engine.enrollments().change(tenant, id, change, Precondition.NONE, PERSON);
  }

  /** Enrolls people by the part of their address before the at sign. */
  EnrollmentId enroll(SequenceId sequence, String... people) {
    List<RecipientRow> rows = new ArrayList<>();
    for (String person : people) {
      rows.add(
          new RecipientRow(
              rows.size() + 1,
              person + "@example.org",
              Optional.of(person),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              Optional.empty()));
    }
    NewEnrollment batch = new NewEnrollment(sequence, Optional.empty());
    return engine.enrollments().create(tenant, batch, rows.iterator(), PERSON).enrollment().id();
  }

  EnrollmentId enroll(SequenceId sequence, int people) {
    String[] names = new String[people];
    Arrays.setAll(names, number -> "person" + number);
    return enroll(sequence, names);
  }

  /** Lets the worker make turns until it finds nothing more to do now. */
  Tick work() {
    return work(engine.worker());
  }

  static Tick work(SendWorker worker) {
    Tick sum = Tick.NONE;
    for (Tick tick = worker.tick(); tick.worked(); tick = worker.tick()) {
      sum = sum.plus(tick);
    }
    return sum;
  }

  /** Lets the clock jump to whatever is due next, until nothing is. */
  void workToTheEnd() {
    work();
    for (Optional<Instant> next = next(); next.isPresent(); next = next()) {
      clock.set(next.get());
      work();
    }
  }

  private Optional<Instant> next() {
    return engine.worker().nextDue().filter(due -> due.isAfter(clock.instant()));
  }

  Enrollment enrollment(EnrollmentId id) {
    return engine.enrollments().get(tenant, id);
  }

  Ledger ledger(EnrollmentId id) {
    return engine.enrollments().ledger(tenant, id);
  }

  List<QueueItem> items(EnrollmentId id) {
    return engine.queues().list(tenant, id, PageRequest.first(200)).items();
  }

  List<QueueItemState> states(EnrollmentId id) {
    return items(id).stream().map(QueueItem::state).toList();
  }

  List<Recipient> recipients(EnrollmentId id) {
    return engine.enrollments().recipients(tenant, id, PageRequest.first(200)).items();
  }

  /** Returns the types of the entries that the log has of the enrollment. */
  List<AuditEventType> events(EnrollmentId id) {
    return engine.auditTrail().ofEnrollment(tenant, id, 0, 200).items().stream()
        .map(AuditEntry::type)
        .toList();
  }

  void suppress(String address) {
    engine
        .suppressions()
        .add(
            tenant,
            new NewSuppression(
                SuppressionKind.EMAIL,
                address,
                SuppressionReason.MANUAL,
                Optional.empty(),
                SuppressionScope.TENANT),
            PERSON);
  }
}
