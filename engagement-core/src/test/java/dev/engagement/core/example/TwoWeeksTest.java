package dev.engagement.core.example;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.engagement.ports.mail.OutgoingMail;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceDraft;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.StepDraft;
import dev.engagement.ports.sequence.StepKind;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.InMemoryStores;
import dev.engagement.testkit.SequentialIds;
import dev.engagement.testkit.SettableClock;
import dev.engagement.testkit.access.TestSecrets;
import dev.engagement.testkit.mail.RecordingMailSender;
import dev.engagement.testkit.queue.RecordingObserver;
import dev.engagement.testkit.suppression.FixedUnsubscribeLinks;
import dev.engagement.testkit.template.PlainRenderer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoWeeksTest {

  // tag::readme
  private final SettableClock clock = SettableClock.at("2026-03-03T10:00:00Z"); // a Tuesday
  private final RecordingMailSender mailbox = new RecordingMailSender(Provider.FILE);
  private final Engagement engine =
      Engagement.over(
          new InMemoryStores().stores(),
          new Surroundings(
              clock,
              System::nanoTime,
              Runnable::run,
              new SequentialIds(),
              new TestSecrets(),
              new PlainRenderer(),
              List.of(mailbox),
              new FixedUnsubscribeLinks(),
              HolidayCalendars.NONE,
              CredentialCipher.NONE,
              new RecordingObserver()),
          WorkerSettings.usual("worker-1", true));

  @Test
  void writesThreeTimesInTwoWeeksWhenItIsMorningInNewYork() {
    SequenceId sequence = anActiveSequence("P0D", "P5D", "P7D"); // Monday to Friday, 9 to 17
    Enrollment enrollment = enroll(sequence, "grace@example.org", "America/New_York");

    List<Instant> sentAt = workToTheEnd();

    assertThat(sentAt)
        .containsExactly(
            Instant.parse("2026-03-03T14:00:00Z"), // it was night in New York: sent at 9
            Instant.parse("2026-03-09T13:00:00Z"), // due on a Sunday; 9 is an hour earlier now
            Instant.parse("2026-03-16T13:00:00Z"));
    assertThat(mailbox.sent())
        .extracting(OutgoingMail::subject)
        .containsExactly("Mail 1 for Grace", "Mail 2 for Grace", "Mail 3 for Grace");
    assertThat(engine.enrollments().ledger(tenant, enrollment.id()).completed()).isEqualTo(1);
  }

  /** Lets the clock jump from one due instant to the next, until nothing is due any more. */
  private List<Instant> workToTheEnd() {
    List<Instant> sentAt = new ArrayList<>();
    for (Optional<Instant> due = next(); due.isPresent(); due = next()) {
      clock.set(due.get());
      for (long sent = engine.worker().tick().sent(); sent > 0; sent--) {
        sentAt.add(clock.instant());
      }
    }
    return sentAt;
  }

  // end::readme

  private static final Actor PERSON = new Actor("example");

  private final TenantId tenant =
      engine.customers().create("Example", ZoneId.of("Europe/London"), PERSON).id();
  private final IdentityId identity = engine.identities().create(tenant, ada(), PERSON).id();

  private Optional<Instant> next() {
    return engine.worker().nextDue();
  }

  private static NewIdentity ada() {
    EmailAddress address = EmailAddress.parse("ada@example.com").orElseThrow();
    return new NewIdentity(
        "Ada",
        address,
        Provider.FILE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private SequenceId anActiveSequence(String... waits) {
    List<StepDraft> steps =
        IntStream.range(0, waits.length).mapToObj(i -> step(i + 1, waits[i])).toList();
    SequenceDraft draft =
        new SequenceDraft("Three mails", Optional.empty(), identity, steps, officeHours());
    SequenceId id = engine.sequences().create(tenant, draft, PERSON).id();
    engine.sequences().change(tenant, id, SequenceChange.ACTIVATE, Precondition.NONE, PERSON);
    return id;
  }

  private StepDraft step(int number, String wait) {
    return new StepDraft(
        Optional.empty(),
        StepKind.EMAIL,
        Optional.empty(),
        Optional.of(aPublishedTemplate("Mail %d for {{firstName}}".formatted(number))),
        Delay.parse(wait, DelayAnchor.PREVIOUS));
  }

  private TemplateId aPublishedTemplate(String subject) {
    TemplateContent content = new TemplateContent(subject, "How are you?", Map.of());
    TemplateId id = engine.templates().create(tenant, subject, content, PERSON).id();
    TemplateEdit publish =
        new TemplateEdit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(TemplateState.PUBLISHED));
    return engine.templates().edit(tenant, id, publish, Precondition.NONE, PERSON).id();
  }

  private static SequenceSettings officeHours() {
    List<TimeSlot> hours =
        IntStream.rangeClosed(1, 5).mapToObj(day -> new TimeSlot(day, 9 * 60, 17 * 60)).toList();
    SendWindow window = new SendWindow(Optional.empty(), hours, List.of());
    return new SequenceSettings(window, Cooldowns.NONE, SequenceGuardrails.DEFAULT);
  }

  private Enrollment enroll(SequenceId sequence, String address, String zone) {
    RecipientRow row =
        new RecipientRow(
            1,
            address,
            Optional.of("Grace"),
            Optional.empty(),
            Optional.of(zone),
            Map.of(),
            Optional.empty());
    NewEnrollment batch = new NewEnrollment(sequence, Optional.empty());
    return engine.enrollments().create(tenant, batch, List.of(row).iterator(), PERSON).enrollment();
  }
}
