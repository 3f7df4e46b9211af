package dev.engagement.core.enrollment;

import static dev.engagement.core.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.EnrollmentFixture;
import dev.engagement.core.World;
import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.core.enrollment.Endings.Ended;
import dev.engagement.core.enrollment.Endings.Ending;
import dev.engagement.core.queue.QueueItemLifecycle;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.NewAuditEntry;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingsTest {

  private final EnrollmentFixture fixture = new EnrollmentFixture();
  private final World world = fixture.world;
  private final Endings endings =
      new Endings(world.stores, new AuditRecorder(world.stores.auditLog(), world.ids));
  private final Enrollment enrollment =
      fixture.enroll(fixture.active(email(1, "PT0S")), "ada@example.com", "grace@example.com");

  @Test
  void cancelsWhatWaitsForThoseItEnds() {
    Ended ended = end(EndReason.UNSUBSCRIBED, first().id());

    assertThat(ended.items()).isEqualTo(1);
    assertThat(ended.ended()).extracting(Recipient::id).containsExactly(first().id());
    assertThat(ended.finished()).isEmpty();
    assertThat(first().endReason()).contains(EndReason.UNSUBSCRIBED);
    assertThat(items())
        .extracting(QueueItem::state)
        .containsExactly(QueueItemState.CANCELLED, QueueItemState.QUEUED);
    assertThat(items().get(0).reason()).contains(ReasonCode.UNSUBSCRIBED);
    assertThat(fixture.now(enrollment).open()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"REPLIED", "BOUNCED", "STOPPED", "UNSUBSCRIBED", "SUPPRESSED"})
  void endsTheEnrollmentWithTheLastOfThem(EndReason reason) {
    Ended ended = end(reason, fixture.recipients(enrollment).stream().map(Recipient::id).toList());

    boolean answered = reason == EndReason.REPLIED;
    assertThat(fixture.now(enrollment).state())
        .isEqualTo(answered ? EnrollmentState.SENT : EnrollmentState.FAILED);
    assertThat(fixture.now(enrollment).completed()).isEqualTo(answered ? 2 : 0);
    assertThat(ended.finished())
        .extracting(NewAuditEntry::type)
        .containsExactly(AuditEventType.ENROLLMENT_FINISHED);
  }

  @Test
  void leavesAloneWhoIsOverAlready() {
    end(EndReason.UNSUBSCRIBED, first().id());
    Recipient before = first();
    Enrollment numbers = fixture.now(enrollment);

    Ended again = end(EndReason.STOPPED, first().id());

    assertThat(again.ended()).isEmpty();
    assertThat(again.items()).isZero();
    assertThat(first()).isEqualTo(before);
    assertThat(fixture.now(enrollment)).isEqualTo(numbers);
  }

  @Test
  void leavesWhatAWorkerHoldsToIt() {
    claim();

    Ended ended = end(EndReason.UNSUBSCRIBED, first().id());

    assertThat(ended.items()).isZero();
    assertThat(ended.ended()).hasSize(1);
    assertThat(items().get(0).state()).isEqualTo(QueueItemState.CLAIMED);
  }

  @Test
  void cancelsAlsoWhatAppearsWhileItWaitsForTheRecipients() {
    LateItems late = new LateItems(world.stores.queue());
    Endings delayed =
        new Endings(late.in(world.stores), new AuditRecorder(world.stores.auditLog(), world.ids));
    Ending ending =
        new Ending(List.of(first().id()), EndReason.STOPPED, world.clock.instant(), World.ACTOR);

    Ended ended = world.inside(world.tenant, () -> delayed.end(world.tenant, ending));

    assertThat(ended.items()).isEqualTo(1);
    assertThat(items().get(0).state()).isEqualTo(QueueItemState.CANCELLED);
  }

  private void claim() {
    ClaimRequest request =
        new ClaimRequest(
            world.clock.instant(),
            QueueItemLifecycle.claim(),
            OpenScopes.ALL,
            new Lease("worker-1", world.clock.instant().plusSeconds(60)),
            10);
    world.inside(world.tenant, () -> world.stores.queue().claim(world.tenant, request));
  }

  private Ended end(EndReason reason, RecipientId recipient) {
    return end(reason, List.of(recipient));
  }

  private Ended end(EndReason reason, List<RecipientId> recipients) {
    Ending ending = new Ending(recipients, reason, world.clock.instant(), World.ACTOR);
    return world.inside(world.tenant, () -> endings.end(world.tenant, ending));
  }

  private Recipient first() {
    return fixture.recipients(enrollment).get(0);
  }

  private List<QueueItem> items() {
    return fixture.items(enrollment);
  }
}
