package dev.engagement.core.sending;

import static dev.engagement.core.EnrollmentFixture.row;
import static dev.engagement.core.Samples.email;
import static dev.engagement.core.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.engagement.core.EnrollmentFixture;
import dev.engagement.core.World;
import dev.engagement.core.enrollment.RecipientLifecycle;
import dev.engagement.core.planning.SendPlanner;
import dev.engagement.core.suppression.SuppressionService;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.RateWindows;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.Refreshed;
import dev.engagement.ports.queue.WorkerSettings;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceChange;
import dev.engagement.ports.suppression.NewSuppression;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionKind;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueServiceTest {

  private static final Refreshed NOTHING = new Refreshed(0, 0, 0);

  private final EnrollmentFixture fixture = new EnrollmentFixture();
  private final World world = fixture.world;
  private final SuppressionService suppressions =
      new SuppressionService(world.stores, world.surroundings);
  private final SendPlanner planner =
      new SendPlanner(world.stores, world.surroundings, RateWindows.USUAL);
  private final QueueService queues = new QueueService(world.stores, world.surroundings, planner);
  private final SendWorkerService worker =
      new SendWorkerService(
          world.stores, world.surroundings, planner, WorkerSettings.usual("worker-1", true));
  private final Sequence sequence = fixture.active(email(1, "PT0S"));

  @Test
  void showsWhatWaitsInAPausedEnrollmentAsPaused() {
    suppress("ada@example.com");
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com");
    worker.tick();
    Enrollment waiting = fixture.enroll(sequence, "grace@example.com", "joan@example.com");
    fixture.change(waiting, EnrollmentChange.PAUSE);

    assertThat(queues.counts(world.tenant, waiting.id()))
        .isEqualTo(Map.of(QueueItemState.PAUSED, 2L));
    assertThat(queues.list(world.tenant, waiting.id(), PageRequest.first(10)).items())
        .extracting(QueueItem::state)
        .containsExactly(QueueItemState.PAUSED, QueueItemState.PAUSED);
    assertThat(fixture.items(waiting))
        .extracting(QueueItem::state)
        .containsOnly(QueueItemState.QUEUED);
    assertThat(queues.counts(world.tenant, enrollment.id()))
        .isEqualTo(Map.of(QueueItemState.SKIPPED, 1L));
  }

  @Test
  void saysHowMuchThereIs() {
    fixture.enroll(sequence, "grace@example.com", "joan@example.com");

    assertThat(queues.depth(world.tenant).due()).isEqualTo(2);
    assertThat(queues.depth(world.newTenant()).due()).isZero();
  }

  @Test
  void opensWhatWasSkippedOnceTheReasonHasGone() {
    SuppressionEntry entry = suppress("ada@example.com");
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com");
    worker.tick();
    assertThat(fixture.now(enrollment).state()).isEqualTo(EnrollmentState.FAILED);
    assertThat(fixture.ledger(enrollment)).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0, 0, 0));
    suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR);

    Refreshed refreshed = refresh(enrollment);

    assertThat(refreshed).isEqualTo(new Refreshed(1, 0, 0));
    assertThat(fixture.now(enrollment).state()).isEqualTo(EnrollmentState.SENDING);
    assertThat(fixture.now(enrollment).open()).isEqualTo(1);
    assertThat(fixture.recipients(enrollment))
        .extracting(Recipient::state)
        .containsExactly(RecipientState.QUEUED);
    worker.tick();
    assertThat(fixture.ledger(enrollment)).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0, 0, 0));
    assertThat(fixture.now(enrollment).state()).isEqualTo(EnrollmentState.SENT);
  }

  @Test
  void tellsOfARefreshOnce() {
    SuppressionEntry entry = suppress("ada@example.com");
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com");
    worker.tick();
    suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR);

    refresh(enrollment);

    assertThat(world.events())
        .endsWith(AuditEventType.QUEUE_REFRESHED, AuditEventType.ENROLLMENT_REOPENED);
    refresh(enrollment);
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.QUEUE_REFRESHED);
    assertThat(world.lastEntry().payload().values())
        .containsEntry("reopened", 0L)
        .containsEntry("created", 0L)
        .containsEntry("alreadyEnrolled", 0L);
  }

  @Test
  void leavesWhatIsStillInTheWay() {
    suppress("ada@example.com");
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com");
    worker.tick();
    Enrollment over = fixture.now(enrollment);
    List<QueueItem> items = fixture.items(enrollment);

    assertThat(refresh(enrollment)).isEqualTo(NOTHING);
    assertThat(fixture.now(enrollment)).isEqualTo(over);
    assertThat(fixture.items(enrollment)).isEqualTo(items);
  }

  @Test
  void opensWhatWasInvalidOnceTheTemplateFits() {
    fixture.revise("Hello {{company}}");
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com");
    worker.tick();
    assertThat(fixture.items(enrollment))
        .extracting(QueueItem::state)
        .containsExactly(QueueItemState.FAILED_VALIDATION);
    assertThat(refresh(enrollment)).isEqualTo(NOTHING);

    fixture.revise("Hello {{company|you}}");

    assertThat(refresh(enrollment)).isEqualTo(new Refreshed(1, 0, 0));
    assertThat(refresh(enrollment)).isEqualTo(NOTHING);
  }

  @Test
  void reportsWhoIsEnrolledElsewhereMeanwhile() {
    SuppressionEntry entry = suppress("ada@example.com");
    Enrollment first = fixture.enroll(sequence, "ada@example.com");
    worker.tick();
    fixture.enroll(sequence, "ada@example.com");
    suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR);
    Enrollment over = fixture.now(first);

    assertThat(refresh(first)).isEqualTo(new Refreshed(0, 0, 1));
    assertThat(fixture.now(first)).isEqualTo(over);
    assertThat(fixture.items(first))
        .extracting(QueueItem::state)
        .containsExactly(QueueItemState.SKIPPED);
  }

  @Test
  void opensAnyNumberOfThem() {
    SuppressionEntry entry = suppress(SuppressionKind.DOMAIN, "example.com");
    List<RecipientRow> rows =
        IntStream.rangeClosed(1, 1_200)
            .mapToObj(number -> row(number, "person" + number + "@example.com"))
            .toList();
    Enrollment enrollment = fixture.enroll(sequence, rows).enrollment();
    for (int turn = 0; turn < 3; turn++) {
      worker.tick();
    }
    assertThat(fixture.now(enrollment).open()).isZero();
    suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR);

    assertThat(refresh(enrollment)).isEqualTo(new Refreshed(1_200, 0, 0));
    assertThat(fixture.now(enrollment).open()).isEqualTo(1_200);
    assertThat(fixture.ledger(enrollment).pending()).isEqualTo(1_200);
  }

  @Test
  void makesWhatAnUnfinishedRecipientLacks() {
    Sequence two = fixture.active(email(1, "PT0S"), email(2, "P3D"));
    Enrollment enrollment = fixture.enroll(two, "ada@example.com");
    Instant later = world.clock.instant().plusSeconds(60);
    moveToSecondStep(fixture.recipients(enrollment).get(0), later);

    assertThat(refresh(enrollment)).isEqualTo(new Refreshed(0, 1, 0));
    assertThat(refresh(enrollment)).isEqualTo(NOTHING);
    assertThat(fixture.items(enrollment))
        .filteredOn(item -> item.step().equals(step(2)))
        .extracting(QueueItem::state, QueueItem::dueAt, QueueItem::stepOrder)
        .containsExactly(tuple(QueueItemState.QUEUED, later, 1));
  }

  @Test
  void opensNothingThatWasStopped() {
    SuppressionEntry entry = suppress("ada@example.com");
    Sequence two = fixture.active(email(1, "PT0S"), email(2, "P3D"));
    Enrollment enrollment = fixture.enroll(two, "ada@example.com", "grace@example.com");
    worker.tick();
    fixture.change(enrollment, EnrollmentChange.STOP);
    suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR);
    Enrollment stopped = fixture.now(enrollment);
    List<QueueItem> items = fixture.items(enrollment);

    assertThat(refresh(enrollment)).isEqualTo(NOTHING);
    assertThat(fixture.now(enrollment)).isEqualTo(stopped);
    assertThat(fixture.items(enrollment)).isEqualTo(items);
  }

  @Test
  void opensNothingOfAnArchivedSequence() {
    SuppressionEntry entry = suppress("ada@example.com");
    Enrollment enrollment = fixture.enroll(sequence, "ada@example.com");
    worker.tick();
    suppressions.remove(world.tenant, entry.id(), Optional.empty(), World.ACTOR);
    fixture.change(sequence, SequenceChange.ARCHIVE);

    assertThat(refresh(enrollment)).isEqualTo(NOTHING);
  }

  @Test
  void findsNothingOfAnotherTenant() {
    EnrollmentId id = fixture.enroll(sequence, "ada@example.com").id();
    TenantId stranger = world.newTenant();

    world.refused(ErrorCode.NOT_FOUND, fixture::all, () -> queues.counts(stranger, id));
    world.refused(
        ErrorCode.NOT_FOUND, fixture::all, () -> queues.list(stranger, id, PageRequest.first(10)));
    world.refused(
        ErrorCode.NOT_FOUND, fixture::all, () -> queues.refresh(stranger, id, World.ACTOR));
  }

  private void moveToSecondStep(Recipient recipient, Instant later) {
    Recipient sending = RecipientLifecycle.send(recipient).after();
    world.inside(
        world.tenant,
        () -> {
          RecipientMove first = RecipientLifecycle.send(recipient);
          RecipientMove second = RecipientLifecycle.stepSent(sending, step(2), later);
          world.stores.recipients().move(world.tenant, List.of(first));
          return world.stores.recipients().move(world.tenant, List.of(second));
        });
  }

  private Refreshed refresh(Enrollment enrollment) {
    return queues.refresh(world.tenant, enrollment.id(), World.ACTOR);
  }

  private SuppressionEntry suppress(String address) {
    return suppress(SuppressionKind.EMAIL, address);
  }

  private SuppressionEntry suppress(SuppressionKind kind, String value) {
    return suppressions.add(
        world.tenant,
        new NewSuppression(
            kind, value, SuppressionReason.MANUAL, Optional.empty(), SuppressionScope.TENANT),
        World.ACTOR);
  }
}
