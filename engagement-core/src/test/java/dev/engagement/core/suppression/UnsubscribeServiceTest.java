package dev.engagement.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.Drafts;
import dev.engagement.core.SequenceFixture;
import dev.engagement.core.World;
import dev.engagement.ports.Actor;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.suppression.SuppressionEntry;
import dev.engagement.ports.suppression.SuppressionReason;
import dev.engagement.ports.suppression.SuppressionScope;
import dev.engagement.ports.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsubscribeServiceTest {

  private final SequenceFixture fixture = new SequenceFixture();
  private final World world = fixture.world;
  private final UnsubscribeService unsubscribes =
      new UnsubscribeService(world.stores, world.surroundings);

  private final Sequence sequence = fixture.active(Drafts.email(fixture.template));
  private final Sequence other = fixture.active(Drafts.email(fixture.template));
  private final Enrollment enrollment = fixture.enroll(sequence, "bob@example.org");
  private final Enrollment elsewhere = fixture.enroll(other, "BOB@example.org");
  private final Enrollment bystander = fixture.enroll(sequence, "eve@example.org");
  private final Recipient bob = recipient(enrollment);

  @Test
  void suppressesTheAddressAndEndsAllItsWays() {
    unsubscribes.unsubscribe(token(bob));

    assertThat(suppressed())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.value()).isEqualTo("bob@example.org");
              assertThat(entry.reason()).isEqualTo(SuppressionReason.UNSUBSCRIBE);
              assertThat(entry.source()).contains("one-click");
            });
    for (Enrollment each : List.of(enrollment, elsewhere)) {
      assertThat(recipient(each).endReason()).contains(EndReason.UNSUBSCRIBED);
      assertThat(item(each).state()).isEqualTo(QueueItemState.CANCELLED);
      assertThat(fixture.enrollments.get(world.tenant, each.id()).state())
          .isEqualTo(EnrollmentState.FAILED);
    }
    assertThat(recipient(bystander).state()).isEqualTo(RecipientState.QUEUED);
  }

  @Test
  void entersWhoDidItWithCountsAlone() {
    unsubscribes.unsubscribe(token(bob));

    AuditEntry entry =
        world.log(world.tenant).stream()
            .filter(each -> each.type() == AuditEventType.RECIPIENT_UNSUBSCRIBED)
            .findFirst()
            .orElseThrow();
    assertThat(entry.actor()).isEqualTo(Actor.recipient(bob.id().value()));
    assertThat(entry.subject().recipient()).contains(bob.id());
    assertThat(entry.payload().values())
        .containsOnlyKeys("ended", "cancelled")
        .containsEntry("ended", 2L)
        .containsEntry("cancelled", 2L);
    assertThat(world.events())
        .endsWith(
            AuditEventType.RECIPIENT_UNSUBSCRIBED,
            AuditEventType.ENROLLMENT_FINISHED,
            AuditEventType.ENROLLMENT_FINISHED);
  }

  @Test
  void changesNothingTheSecondTime() {
    unsubscribes.unsubscribe(token(bob));
    List<AuditEntry> log = world.log(world.tenant);
    List<SuppressionEntry> suppressed = suppressed();
    world.clock.advance(Duration.ofDays(1));

    unsubscribes.unsubscribe(token(bob));

    assertThat(world.log(world.tenant)).isEqualTo(log);
    assertThat(suppressed()).isEqualTo(suppressed);
  }

  @Test
  void recognisesItsTokensAndChangesNothingByIt() {
    List<AuditEntry> log = world.log(world.tenant);

    assertThat(unsubscribes.recognises(token(bob))).isTrue();
    assertThat(unsubscribes.recognises("forged")).isFalse();

    assertThat(world.log(world.tenant)).isEqualTo(log);
    assertThat(suppressed()).isEmpty();
  }

  @Test
  void refusesForgedTokensAndForeignRecipients() {
    String foreign = token(world.newTenant(), bob.id());

    world.refused(ErrorCode.NOT_FOUND, this::suppressed, () -> unsubscribes.unsubscribe("forged"));
    world.refused(ErrorCode.NOT_FOUND, this::suppressed, () -> unsubscribes.unsubscribe(foreign));
    assertThat(recipient(enrollment)).isEqualTo(bob);
  }

  private String token(Recipient recipient) {
    return token(recipient.tenant(), recipient.id());
  }

  private String token(TenantId tenant, RecipientId recipient) {
    String path =
        world.surroundings.unsubscribeLinks().link(tenant, recipient).orElseThrow().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Recipient recipient(Enrollment of) {
    return fixture
        .enrollments
        .recipients(world.tenant, of.id(), PageRequest.first(10))
        .items()
        .get(0);
  }

  private QueueItem item(Enrollment of) {
    return world
        .inside(
            world.tenant,
            () -> world.stores.queueView().list(world.tenant, of.id(), PageRequest.first(10)))
        .items()
        .get(0);
  }

  private List<SuppressionEntry> suppressed() {
    return world
        .inside(
            world.tenant,
            () ->
                world
                    .stores
                    .suppressions()
                    .list(world.tenant, SuppressionScope.TENANT, PageRequest.first(10)))
        .items();
  }
}
