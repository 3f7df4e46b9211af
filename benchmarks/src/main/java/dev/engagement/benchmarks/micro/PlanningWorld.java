package dev.engagement.benchmarks.micro;

import dev.engagement.adapter.javalin.suppression.HmacUnsubscribeLinks;
import dev.engagement.adapter.mustache.template.MustacheRenderer;
import dev.engagement.benchmarks.surroundings.UnitOfWork;
import dev.engagement.core.planning.PlannedSend;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.ports.contact.Contact;
import dev.engagement.ports.contact.ContactDraft;
import dev.engagement.ports.contact.ContactId;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.credential.CredentialCipher;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.guardrail.HolidayCalendars;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.EmailStep;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.template.Template;
import dev.engagement.testkit.InMemoryStores;
import dev.engagement.testkit.SequentialIds;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.access.TestSecrets;
import dev.engagement.testkit.fixture.EnrollmentBuilder;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.IdentityBuilder;
import dev.engagement.testkit.fixture.QueueItemBuilder;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import dev.engagement.testkit.fixture.SequenceBuilder;
import dev.engagement.testkit.fixture.TemplateBuilder;
import dev.engagement.testkit.mail.RecordingMailSender;
import dev.engagement.testkit.queue.RecordingObserver;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant in memory, with mails that are due and the planner that plans them. */
final class PlanningWorld {

  /** A Wednesday, eleven o'clock in Berlin. */
  private static final SettableClock CLOCK = SettableClock.at("2026-03-04T10:00:00Z");

  private static final int DOMAINS = 50;

  private final Stores stores = new InMemoryStores().stores();
  private final Scene scene = new Scene(stores);
  private final SenderIdentity sender =
      IdentityBuilder.anIdentity(scene.tenant()).through(Provider.SENDGRID).build();
  private final Template template =
      TemplateBuilder.aTemplate(scene.tenant())
          .saying(UnitOfWork.SUBJECT, UnitOfWork.HTML)
          .published()
          .build();
  private final SendPlanner planner = new SendPlanner(stores, surroundings(), RateWindows.USUAL);
  private final List<QueueItem> items;

  PlanningWorld(Circumstances circumstances, int mails) {
    Sequence sequence =
        SequenceBuilder.aSequence(sender, template.id()).with(circumstances.settings()).build();
    Enrollment enrollment = EnrollmentBuilder.anEnrollment(sequence).of(mails).build();
    scene.inUnit(
        () -> {
          stores.rates().setLimits(scene.tenant(), circumstances.limits());
          stores.identities().add(sender);
          stores.templates().add(template);
          stores.sequences().add(sequence);
          stores.enrollments().add(enrollment);
        });
    this.items = scene.inUnit(() -> enqueue(sequence, enrollment, mails));
  }

  SenderIdentity sender() {
    return sender;
  }

  /** Plans all mails in one run, facts and all. */
  List<PlannedSend> plan() {
    return scene.inUnit(() -> planner.start(scene.tenant(), CLOCK.instant(), true).plan(items));
  }

  private List<QueueItem> enqueue(Sequence sequence, Enrollment enrollment, int mails) {
    List<Recipient> recipients = new ArrayList<>(mails);
    EmailStep step = (EmailStep) sequence.plan().steps().get(0);
    for (int i = 0; i < mails; i++) {
      recipients.add(recipient(enrollment, step, i));
    }
    stores.recipients().add(scene.tenant(), recipients);
    List<QueueItem> queued =
        recipients.stream().map(one -> QueueItemBuilder.aQueueItem(one).build()).toList();
    stores.queue().enqueue(scene.tenant(), queued);
    return queued;
  }

  private Recipient recipient(Enrollment enrollment, EmailStep step, int number) {
    EmailAddress address =
        Given.address("person" + number + "@company" + number % DOMAINS + ".com");
    ContactDraft draft =
        new ContactDraft(
            new ContactId(Given.id()),
            address,
            Optional.of(UnitOfWork.firstName(number)),
            Optional.of("Lovelace"),
            Optional.empty());
    Contact contact =
        stores
            .contacts()
            .resolve(scene.tenant(), List.of(draft), Given.START)
            .values()
            .iterator()
            .next();
    return RecipientBuilder.aRecipient(enrollment, contact, step.id())
        .at(address)
        .in("Europe/Berlin")
        .knowing(Map.of("company", UnitOfWork.company(number), "city", UnitOfWork.city()))
        .build();
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        CLOCK,
        System::nanoTime,
        Runnable::run,
        new SequentialIds(),
        new TestSecrets(),
        new MustacheRenderer(),
        List.of(new RecordingMailSender(Provider.SENDGRID)),
        new HmacUnsubscribeLinks(new byte[32], Optional.of(URI.create("https://mail.example.com"))),
        HolidayCalendars.NONE,
        CredentialCipher.NONE,
        new RecordingObserver());
  }
}
