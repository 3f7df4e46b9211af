package dev.engagement.app.sending;

import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.Actor;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.guardrail.RateLimits;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.tenant.Tenant;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.IdentityBuilder;
import dev.engagement.testkit.fixture.SequenceBuilder;
import dev.engagement.testkit.fixture.Steps;
import dev.engagement.testkit.fixture.TemplateBuilder;
import dev.engagement.testkit.fixture.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Customers, senders and people to write to, made and commanded as people do it. */
final class LiveWorld {

  private final Stores stores;
  private final Engagement engine;
  private final AtomicLong people = new AtomicLong();
  private final List<Enrollment> enrollments = new ArrayList<>();

  LiveWorld(DataSource runtime) {
    this.stores = JdbiStores.over(runtime);
    this.engine =
        Engines.over(
            stores,
            () -> Instant.now().truncatedTo(ChronoUnit.MICROS),
            List.of(),
            WorkerSettings.usual("nobody", true));
    limitAll(RateLimits.HIGHEST);
  }

  Engagement engine() {
    return engine;
  }

  Stores stores() {
    return stores;
  }

  List<Enrollment> enrollments() {
    return List.copyOf(enrollments);
  }

  /** Adds a customer whom no limit holds back. */
  TenantId addTenant() {
    return addTenant(RateLimits.WIDEST);
  }

  /** Adds a customer. */
  TenantId addTenant(RateLimits limits) {
    Tenant tenant = Tenants.aTenant();
    inUnit(
        tenant.id(),
        () -> {
          stores.tenants().add(tenant);
          stores.rates().setLimits(tenant.id(), limits);
        });
    return tenant.id();
  }

  /** Says how many mails everybody together lets go in an hour. */
  void limitAll(int mails) {
    inUnit(TenantId.NIL, () -> stores.rates().setGlobalPerHour(mails));
  }

  /** Adds a sender with a sequence whose mail is due at once. */
  LiveSender addSender(TenantId tenant) {
    return addSender(tenant, Duration.ZERO);
  }

  /** Adds a sender with a sequence whose mail is due after a delay. */
  LiveSender addSender(TenantId tenant, Duration delay) {
    return addSender(tenant, Provider.SENDGRID, delay);
  }

  /** Adds a sender with a sequence whose mail is due after a delay. */
  LiveSender addSender(TenantId tenant, Provider provider, Duration delay) {
    SenderIdentity identity = IdentityBuilder.anIdentity(tenant).through(provider).build();
    Template template = TemplateBuilder.aTemplate(tenant).published().build();
    Delay before = new Delay(0, delay, DelayAnchor.PREVIOUS);
    Sequence sequence =
        SequenceBuilder.aSequence(identity, template.id())
            .of(Steps.anEmailStep(template.id(), 0, before))
            .build();
    inUnit(
        tenant,
        () -> {
          stores.identities().add(identity);
          stores.templates().add(template);
          stores.sequences().add(sequence);
        });
    return new LiveSender(identity, sequence);
  }

  /** Enrolls people nobody has met yet, of a few domains. */
  Enrollment enroll(LiveSender sender, int number) {
    return enroll(sender, number, person -> "domain" + person % 7 + ".example");
  }

  /** Enrolls people nobody has met yet, of these domains. */
  Enrollment enroll(LiveSender sender, int number, LongFunction<String> domains) {
    Stream<RecipientRow> rows =
        LongStream.rangeClosed(1, number).mapToObj(row -> row(row, domains));
    Enrollment enrollment =
        engine
            .enrollments()
            .create(
                sender.tenant(),
                new NewEnrollment(sender.sequence().id(), Optional.empty()),
                rows.iterator(),
                Actor.BOOTSTRAP)
            .enrollment();
    enrollments.add(enrollment);
    return enrollment;
  }

  private RecipientRow row(long row, LongFunction<String> domains) {
    long person = people.incrementAndGet();
    return new RecipientRow(
        row,
        "person" + person + "@" + domains.apply(person),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  private void inUnit(TenantId tenant, Runnable work) {
    inUnit(
        tenant,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T inUnit(TenantId tenant, Supplier<T> work) {
    return stores.unitOfWork().inOne(tenant, work);
  }
}
