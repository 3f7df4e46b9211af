package dev.engagement.core;

import dev.engagement.core.enrollment.EnrollmentService;
import dev.engagement.core.sequence.SequenceContent;
import dev.engagement.core.sequence.SequenceLifecycle;
import dev.engagement.core.template.TemplateDraft;
import dev.engagement.core.template.TemplateLifecycle;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.contact.EmailAddress;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentReceipt;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.NewEnrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.identity.IdentityState;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.Step;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A world with a sender and a template, in which sequences are made and people enrolled. */
public final class EnrollmentFixture {

  private static final IdentityId SENDER = Samples.plan(Samples.email(1, "P0D")).identity();
  private static final TemplateId TEMPLATE = new TemplateId(new UUID(0, 8));

  public final World world = new World();
  public final EnrollmentService enrollments =
      new EnrollmentService(world.stores, world.surroundings);

  public EnrollmentFixture() {
    world.inside(
        world.tenant,
        () -> {
          world.stores.identities().add(sender());
          world.stores.templates().add(template());
          return world.tenant;
        });
  }

  /** Returns an active sequence of these steps. */
  public Sequence active(Step... steps) {
    return change(draft(steps), SequenceChange.ACTIVATE);
  }

  /** Returns a sequence of these steps that is not active yet. */
  public Sequence draft(Step... steps) {
    SequencePlan plan = Samples.plan(steps);
    Sequence draft =
        SequenceLifecycle.create(
            world.tenant,
            new SequenceId(world.ids.next()),
            new SequenceContent("spring", Optional.empty(), plan, SequenceSettings.DEFAULT),
            world.clock.instant());
    return world.inside(
        world.tenant,
        () -> {
          world.stores.sequences().add(draft);
          return draft;
        });
  }

  /** Changes the sequence. */
  public Sequence change(Sequence sequence, SequenceChange change) {
    return update(SequenceLifecycle.change(sequence, change, world.clock.instant()));
  }

  /** Stores the sequence. */
  public Sequence update(Sequence sequence) {
    return world.inside(world.tenant, () -> world.stores.sequences().update(sequence));
  }

  /** Publishes another revision of the one template. */
  public void revise(String subject) {
    world.inside(
        world.tenant,
        () -> {
          Template stored = world.stores.templates().find(world.tenant, TEMPLATE).orElseThrow();
          return world
              .stores
              .templates()
              .update(TemplateLifecycle.revise(stored, saying(subject), world.clock.instant()));
        });
  }

  /** Enrolls people of whom only the address is known. */
  public Enrollment enroll(Sequence sequence, String... emails) {
    List<RecipientRow> rows =
        IntStream.range(0, emails.length).mapToObj(i -> row(i + 1, emails[i])).toList();
    return enroll(sequence, rows).enrollment();
  }

  /** Enrolls a batch. */
  public EnrollmentReceipt enroll(Sequence sequence, List<RecipientRow> rows) {
    NewEnrollment wanted = new NewEnrollment(sequence.id(), Optional.of("spring"));
    return enrollments.create(world.tenant, wanted, rows.iterator(), World.ACTOR);
  }

  /** Returns a row that says only the address. */
  public static RecipientRow row(long number, String email) {
    return new RecipientRow(
        number,
        email,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  /** Pauses, resumes or stops the enrollment. */
  public Enrollment change(Enrollment enrollment, EnrollmentChange change) {
    return enrollments.change(
        world.tenant, enrollment.id(), change, Precondition.NONE, World.ACTOR);
  }

  /** Returns the enrollment as it is now. */
  public Enrollment now(Enrollment enrollment) {
    return enrollments.get(world.tenant, enrollment.id());
  }

  /** Returns all enrollments. */
  public List<Enrollment> all() {
    PageRequest page = PageRequest.first(PageRequest.MAXIMUM);
    return enrollments.list(world.tenant, EnrollmentFilter.ALL, page).items();
  }

  /** Returns what became of the recipients. */
  public Ledger ledger(Enrollment enrollment) {
    return enrollments.ledger(world.tenant, enrollment.id());
  }

  /** Returns the first recipients as people see them. */
  public List<Recipient> recipients(Enrollment enrollment) {
    PageRequest page = PageRequest.first(PageRequest.MAXIMUM);
    return enrollments.recipients(world.tenant, enrollment.id(), page).items();
  }

  /** Returns the first items as they are stored. */
  public List<QueueItem> items(Enrollment enrollment) {
    PageRequest page = PageRequest.first(PageRequest.MAXIMUM);
    return world.inside(
        world.tenant,
        () -> world.stores.queueView().list(world.tenant, enrollment.id(), page).items());
  }

  private SenderIdentity sender() {
    return new SenderIdentity(
        world.tenant,
        SENDER,
        "Sales",
        EmailAddress.parse("sales@sender.example").orElseThrow(),
        Provider.FILE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        IdentityState.ACTIVE,
        world.clock.instant(),
        world.clock.instant(),
        0);
  }

  private Template template() {
    Template draft =
        TemplateLifecycle.create(world.tenant, TEMPLATE, saying("Hello"), world.clock.instant());
    return TemplateLifecycle.publish(draft, world.clock.instant());
  }

  private static TemplateDraft saying(String subject) {
    TemplateContent content = new TemplateContent(subject, "Good day", Map.of());
    return new TemplateDraft("greeting", content, List.of());
  }
}
