package dev.engagement.core.enrollment;

import static dev.engagement.core.EnrollmentFixture.row;
import static dev.engagement.core.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.EnrollmentFixture;
import dev.engagement.core.World;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Ledger;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientRow;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrollmentServiceTest {

  private final EnrollmentFixture fixture = new EnrollmentFixture();
  private final World world = fixture.world;
  private final Sequence sequence = fixture.active(email(1, "PT0S"), email(2, "P3D"));
  private final Enrollment enrollment =
      fixture.enroll(sequence, "ada@example.com", "grace@example.com");

  @Test
  void pausesByItsOwnRowAlone() {
    List<QueueItem> before = fixture.items(enrollment);

    Enrollment paused = fixture.change(enrollment, EnrollmentChange.PAUSE);

    assertThat(paused.state()).isEqualTo(EnrollmentState.PAUSED);
    assertThat(paused.resumesTo()).contains(EnrollmentState.QUEUED);
    assertThat(paused.version()).isEqualTo(enrollment.version() + 1);
    assertThat(fixture.items(enrollment)).isEqualTo(before);
    assertThat(fixture.recipients(enrollment))
        .extracting(Recipient::state)
        .containsOnly(RecipientState.PAUSED);
    assertThat(world.lastEntry().type()).isEqualTo(AuditEventType.ENROLLMENT_PAUSED);
    assertThat(world.lastEntry().actor()).isEqualTo(World.ACTOR);
  }

  @Test
  void resumesAndWakesTheWorker() {
    fixture.change(enrollment, EnrollmentChange.PAUSE);
    world.clock.advance(Duration.ofHours(1));

    Enrollment resumed = fixture.change(enrollment, EnrollmentChange.RESUME);

    assertThat(resumed.state()).isEqualTo(EnrollmentState.QUEUED);
    assertThat(fixture.recipients(enrollment))
        .extracting(Recipient::state)
        .containsOnly(RecipientState.QUEUED);
    assertThat(world.stores.schedule().dueTenants(world.clock.instant(), 10))
        .containsExactly(world.tenant);
    assertThat(world.events())
        .endsWith(AuditEventType.ENROLLMENT_PAUSED, AuditEventType.ENROLLMENT_RESUMED);
  }

  @Test
  void stopsEveryoneABatchAtATime() {
    List<RecipientRow> rows =
        IntStream.rangeClosed(1, 450)
            .mapToObj(number -> row(number, "person" + number + "@example.com"))
            .toList();
    Enrollment many = fixture.enroll(sequence, rows).enrollment();

    Enrollment stopped = fixture.change(many, EnrollmentChange.STOP);

    assertThat(stopped.state()).isEqualTo(EnrollmentState.STOPPED);
    assertThat(stopped.open()).isZero();
    assertThat(fixture.ledger(many)).isEqualTo(new Ledger(450, 0, 0, 0, 450, 0, 0, 0));
    assertThat(fixture.items(many))
        .allSatisfy(
            item -> {
              assertThat(item.state()).isEqualTo(QueueItemState.CANCELLED);
              assertThat(item.reason()).contains(ReasonCode.STOPPED);
            });
    assertThat(fixture.recipients(many))
        .extracting(Recipient::endReason)
        .containsOnly(Optional.of(EndReason.STOPPED));
    assertThat(cancelled(many)).containsExactly(200L, 200L, 50L);
  }

  @Test
  void leavesOtherEnrollmentsAlone() {
    Enrollment other = fixture.enroll(fixture.active(email(3, "PT0S")), "ada@example.com");

    fixture.change(enrollment, EnrollmentChange.STOP);

    assertThat(fixture.now(other)).isEqualTo(other);
    assertThat(fixture.items(other))
        .extracting(QueueItem::state)
        .containsOnly(QueueItemState.QUEUED);
  }

  @Test
  void letsTheSamePersonInAgainOnceStopped() {
    fixture.change(enrollment, EnrollmentChange.STOP);

    assertThat(fixture.enroll(sequence, "ada@example.com").accepted()).isEqualTo(1);
  }

  @Test
  void refusesWhatTheLifecycleDoesNotList() {
    refused(EnrollmentChange.RESUME);
    fixture.change(enrollment, EnrollmentChange.PAUSE);
    refused(EnrollmentChange.PAUSE);
    fixture.change(enrollment, EnrollmentChange.STOP);
    refused(EnrollmentChange.STOP);
    refused(EnrollmentChange.RESUME);
  }

  @Test
  void refusesAStaleChange() {
    fixture.change(enrollment, EnrollmentChange.PAUSE);

    world.refused(
        ErrorCode.PRECONDITION_FAILED,
        () -> fixture.now(enrollment),
        () ->
            fixture.enrollments.change(
                world.tenant,
                enrollment.id(),
                EnrollmentChange.STOP,
                Precondition.version(enrollment.version()),
                World.ACTOR));
    assertThat(fixture.items(enrollment))
        .extracting(QueueItem::state)
        .containsOnly(QueueItemState.QUEUED);
  }

  @Test
  void findsNothingOfAnotherTenant() {
    TenantId stranger = world.newTenant();
    EnrollmentId id = enrollment.id();
    PageRequest page = PageRequest.first(10);

    world.refused(ErrorCode.NOT_FOUND, fixture::all, () -> fixture.enrollments.get(stranger, id));
    world.refused(
        ErrorCode.NOT_FOUND, fixture::all, () -> fixture.enrollments.ledger(stranger, id));
    world.refused(
        ErrorCode.NOT_FOUND,
        fixture::all,
        () -> fixture.enrollments.recipients(stranger, id, page));
    world.refused(
        ErrorCode.NOT_FOUND,
        fixture::all,
        () ->
            fixture.enrollments.change(
                stranger, id, EnrollmentChange.STOP, Precondition.NONE, World.ACTOR));
    assertThat(fixture.enrollments.list(stranger, EnrollmentFilter.ALL, page).items()).isEmpty();
  }

  @Test
  void listsAPageAtATimeAndByState() {
    fixture.enroll(sequence, "third@example.com");
    fixture.change(enrollment, EnrollmentChange.PAUSE);
    EnrollmentFilter paused =
        new EnrollmentFilter(Optional.of(sequence.id()), Optional.of(EnrollmentState.PAUSED));

    Page<Enrollment> first =
        fixture.enrollments.list(world.tenant, EnrollmentFilter.ALL, PageRequest.first(1));

    assertThat(first.items()).extracting(Enrollment::id).containsExactly(enrollment.id());
    assertThat(first.more()).isTrue();
    assertThat(fixture.enrollments.list(world.tenant, paused, PageRequest.first(10)).items())
        .extracting(Enrollment::id)
        .containsExactly(enrollment.id());
  }

  private void refused(EnrollmentChange change) {
    world.refused(
        ErrorCode.ILLEGAL_TRANSITION,
        () -> fixture.now(enrollment),
        () -> fixture.change(enrollment, change));
  }

  private List<Object> cancelled(Enrollment stopped) {
    return world.log(world.tenant).stream()
        .filter(entry -> entry.type() == AuditEventType.CANCELLED)
        .filter(entry -> entry.subject().enrollment().equals(Optional.of(stopped.id())))
        .map(AuditEntry::payload)
        .map(payload -> payload.values().get("items"))
        .toList();
  }
}
