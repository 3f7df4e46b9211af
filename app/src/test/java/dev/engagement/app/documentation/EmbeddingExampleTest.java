package dev.engagement.app.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import dev.engagement.adapter.javalin.access.SecureSecretSource;
import dev.engagement.adapter.javalin.metrics.PrometheusMetrics;
import dev.engagement.adapter.javalin.suppression.HmacUnsubscribeLinks;
import dev.engagement.adapter.jdbi.DatabaseMigration;
import dev.engagement.adapter.jdbi.JdbiStores;
import dev.engagement.adapter.mime.mail.FileMailSender;
import dev.engagement.adapter.mustache.template.MustacheRenderer;
import dev.engagement.core.embedding.Engagement;
import dev.engagement.ports.Actor;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.NewIdentity;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.postgres.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingExampleTest {

  private static final Actor PERSON = new Actor("example");

  private final byte[] signingSecret = "of at least 32 bytes, and yours alone".getBytes(UTF_8);
  private final Optional<URI> publicUrl = Optional.of(URI.create("https://mail.example"));

  @TempDir private Path outbox;

  @Test
  void sendsOneMail() {
    try (TestDatabase database = TestDatabase.create("embedding", nobodyMigratesIt -> {})) {
      DataSource owner = database.owner().dataSource();
      DataSource dataSource = database.runtime();

      // tag::readme
      DatabaseMigration.migrate(owner);
      InstantSource clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)); // as PostgreSQL
      Engagement engine =
          Engagement.over(
              JdbiStores.over(dataSource),
              new Surroundings(
                  clock,
                  System::nanoTime,
                  Runnable::run,
                  Generators.timeBasedEpochGenerator()::generate,
                  new SecureSecretSource(),
                  new MustacheRenderer(),
                  List.of(new FileMailSender(outbox, clock)),
                  new HmacUnsubscribeLinks(signingSecret, publicUrl),
                  HolidayCalendars.NONE,
                  CredentialCipher.NONE,
                  new PrometheusMetrics()),
              WorkerSettings.usual("worker-1", true));
      Enrollment enrollment = enrollGrace(engine); // by customers(), templates(), sequences() ...
      while (engine.worker().tick().worked()) {} // every now and then, on a thread of yours
      // end::readme

      assertThat(engine.enrollments().ledger(enrollment.tenant(), enrollment.id()).completed())
          .isEqualTo(1);
      assertThat(outbox).isDirectoryContaining("glob:**.eml");
    }
  }

  private static Enrollment enrollGrace(Engagement engine) {
    TenantId tenant = engine.customers().create("Harbour", ZoneId.of("Europe/London"), PERSON).id();
    NewEnrollment batch = new NewEnrollment(anActiveSequence(engine, tenant), Optional.empty());
    RecipientRow grace =
        new RecipientRow(
            1,
            "grace@example.org",
            Optional.of("Grace"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    return engine
        .enrollments()
        .create(tenant, batch, List.of(grace).iterator(), PERSON)
        .enrollment();
  }

  private static SequenceId anActiveSequence(Engagement engine, TenantId tenant) {
    StepDraft mail =
        new StepDraft(
            Optional.empty(),
            StepKind.EMAIL,
            Optional.empty(),
            Optional.of(aPublishedTemplate(engine, tenant)),
            Delay.NONE);
    SequenceDraft draft =
        new SequenceDraft(
            "One mail",
            Optional.empty(),
            aSender(engine, tenant),
            List.of(mail),
            SequenceSettings.DEFAULT);
    SequenceId id = engine.sequences().create(tenant, draft, PERSON).id();
    engine.sequences().change(tenant, id, SequenceChange.ACTIVATE, Precondition.NONE, PERSON);
    return id;
  }

  private static TemplateId aPublishedTemplate(Engagement engine, TenantId tenant) {
    TemplateContent content = new TemplateContent("Hello {{firstName}}", "Good day.", Map.of());
    TemplateId id = engine.templates().create(tenant, "Hello", content, PERSON).id();
    TemplateEdit publish =
        new TemplateEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(TemplateState.PUBLISHED));
    return engine.templates().edit(tenant, id, publish, Precondition.NONE, PERSON).id();
  }

  private static IdentityId aSender(Engagement engine, TenantId tenant) {
    EmailAddress address = EmailAddress.parse("ada@harbour.example").orElseThrow();
    NewIdentity ada =
        new NewIdentity(
            "Ada",
            address,
            Provider.FILE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return engine.identities().create(tenant, ada, PERSON).id();
  }
}
