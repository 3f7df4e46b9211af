package dev.engagement.core.sending;

import static dev.engagement.core.Samples.email;
import static dev.engagement.core.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.engagement.core.EnrollmentFixture;
import dev.engagement.core.World;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.identity.Provider;
import dev.engagement.ports.mail.SendOutcome;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueResolution;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.mail.ScriptedMailSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkedResolutionTest {

  private final EnrollmentFixture fixture = new EnrollmentFixture();
  private final World world = fixture.world;
  private final ScriptedMailSender sender = new ScriptedMailSender(Provider.FILE);
  private final Surroundings surroundings = world.surroundings(sender);
  private final SendPlanner planner =
      new SendPlanner(world.stores, surroundings, RateWindows.USUAL);
  private final QueueService queues = new QueueService(world.stores, surroundings, planner);
  private final SendWorkerService worker =
      new SendWorkerService(
          world.stores, surroundings, planner, WorkerSettings.usual("worker-1", true));

  @Test
  void takesTheNextStepWhenItWasSentAfterAll() {
    Enrollment enrollment = parked("P3D");

    QueueItem resolved = resolve(enrollment, QueueResolution.SENT);

    assertThat(resolved.state()).isEqualTo(QueueItemState.SENT);
    assertThat(fixture.items(enrollment))
        .extracting(QueueItem::step, QueueItem::state, QueueItem::dueAt)
        .containsExactly(
            tuple(step(1), QueueItemState.SENT, resolved.dueAt()),
            tuple(step(2), QueueItemState.QUEUED, world.clock.instant().plus(Duration.ofDays(3))));
    assertThat(only(enrollment).state()).isEqualTo(RecipientState.QUEUED);
    assertThat(only(enrollment).currentStep()).contains(step(2));
  }

  @Test
  void completesTheRecipientWhenTheLastStepWasSentAfterAll() {
    Enrollment enrollment = parkedAtTheLastStep();

    resolve(enrollment, QueueResolution.SENT);

    assertThat(only(enrollment).endReason()).contains(EndReason.COMPLETED);
    assertThat(fixture.now(enrollment).state()).isEqualTo(EnrollmentState.SENT);
    assertThat(fixture.ledger(enrollment)).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 0));
    assertThat(world.events())
        .endsWith(AuditEventType.RESOLVED, AuditEventType.ENROLLMENT_FINISHED);
  }

  @Test
  void goesOutAgainWhenItWasNotSent() {
    Enrollment enrollment = parkedAtTheLastStep();

    QueueItem resolved = resolve(enrollment, QueueResolution.QUEUED);

    assertThat(resolved.state()).isEqualTo(QueueItemState.QUEUED);
    assertThat(only(enrollment).state()).isEqualTo(RecipientState.QUEUED);
    sender.answer(new SendOutcome.Accepted(Optional.empty()));
    worker.tick();
    assertThat(sender.handed()).hasSize(2);
    assertThat(fixture.now(enrollment).state()).isEqualTo(EnrollmentState.SENT);
  }

  @Test
  void endsTheRecipientWhenItIsCancelled() {
    Enrollment enrollment = parked("P3D");

    resolve(enrollment, QueueResolution.CANCELLED);

    assertThat(only(enrollment).endReason()).contains(EndReason.STOPPED);
    assertThat(fixture.now(enrollment).state()).isEqualTo(EnrollmentState.FAILED);
    assertThat(fixture.ledger(enrollment)).isEqualTo(new Ledger(1, 0, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void tellsWhoDecidedAndWhyWithoutAddresses() {
    Enrollment enrollment = parkedAtTheLastStep();

    queues.resolve(
        world.tenant,
        item(enrollment).id(),
        QueueResolution.SENT,
        "seen by ada@example.com in <inbox>",
        World.ACTOR);

    AuditEntry entry =
        world.log(world.tenant).stream()
            .filter(each -> each.type() == AuditEventType.RESOLVED)
            .findFirst()
            .orElseThrow();
    assertThat(entry.actor()).isEqualTo(World.ACTOR);
    assertThat(entry.subject().id()).isEqualTo(item(enrollment).id().value());
    assertThat(entry.payload().values())
        .containsEntry("as", "Sent")
        .containsEntry("reason", "seen by [address] in <inbox>");
  }

  @Test
  void sendsNothingAgainToWhomIsOver() {
    Enrollment enrollment = parked("P3D");
    fixture.change(enrollment, EnrollmentChange.STOP);

    world.refused(
        ErrorCode.ILLEGAL_TRANSITION,
        () -> fixture.items(enrollment),
        () -> resolve(enrollment, QueueResolution.QUEUED));
    assertThat(resolve(enrollment, QueueResolution.SENT).state()).isEqualTo(QueueItemState.SENT);
    assertThat(fixture.items(enrollment)).hasSize(1);
    assertThat(only(enrollment).endReason()).contains(EndReason.STOPPED);
  }

  @Test
  void decidesOnlyAboutWhatIsParked() {
    Enrollment enrollment = fixture.enroll(fixture.active(email(1, "P1D")), "ada@example.com");

    world.refused(
        ErrorCode.ILLEGAL_TRANSITION,
        () -> fixture.items(enrollment),
        () -> resolve(enrollment, QueueResolution.SENT));
  }

  @Test
  void findsNoItemOfAnotherTenant() {
    QueueItemId id = item(parked("P3D")).id();
    TenantId stranger = world.newTenant();

    world.refused(
        ErrorCode.NOT_FOUND,
        fixture::all,
        () -> queues.resolve(stranger, id, QueueResolution.SENT, "seen", World.ACTOR));
    world.refused(
        ErrorCode.NOT_FOUND,
        fixture::all,
        () ->
            queues.resolve(
                world.tenant,
                new QueueItemId(world.ids.next()),
                QueueResolution.SENT,
                "seen",
                World.ACTOR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines"})
  void wantsAReason(String reason) {
    Enrollment enrollment = parked("P3D");
    QueueItemId id = item(enrollment).id();

    world.refused(
        ErrorCode.INVALID_REQUEST,
        () -> fixture.items(enrollment),
        () -> queues.resolve(world.tenant, id, QueueResolution.SENT, reason, World.ACTOR));
  }

  private QueueItem resolve(Enrollment enrollment, QueueResolution resolution) {
    return queues.resolve(
        world.tenant, item(enrollment).id(), resolution, "seen in the inbox", World.ACTOR);
  }

  private Enrollment parked(String delayOfTheSecond) {
    return park(
        fixture.enroll(
            fixture.active(email(1, "PT0S"), email(2, delayOfTheSecond)), "ada@example.com"));
  }

  private Enrollment parkedAtTheLastStep() {
    return park(fixture.enroll(fixture.active(email(1, "PT0S")), "ada@example.com"));
  }

  private Enrollment park(Enrollment enrollment) {
    sender.answer(new SendOutcome.Unknown("connection reset"));
    worker.tick();
    world.clock.advance(Duration.ofHours(26));
    worker.tick();
    assertThat(item(enrollment).state()).isEqualTo(QueueItemState.PARKED);
    return enrollment;
  }

  private QueueItem item(Enrollment enrollment) {
    return fixture.items(enrollment).get(0);
  }

  private Recipient only(Enrollment enrollment) {
    List<Recipient> recipients = fixture.recipients(enrollment);
    assertThat(recipients).hasSize(1);
    return recipients.get(0);
  }
}
