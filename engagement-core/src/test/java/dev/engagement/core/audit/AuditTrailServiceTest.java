package dev.engagement.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.Drafts;
import dev.engagement.core.SequenceFixture;
import dev.engagement.core.World;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEntry;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentChange;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;
import org.junit.jupiter.api.Test;

class AuditTrailServiceTest {

  private final SequenceFixture fixture = new SequenceFixture();
  private final World world = fixture.world;
  private final AuditTrailService trail = new AuditTrailService(world.stores);

  private final Sequence sequence = fixture.active(Drafts.email(fixture.template));
  private final Enrollment enrollment = fixture.enroll(sequence, "bob@example.org");
  private final Enrollment other = fixture.enroll(sequence, "eve@example.org");

  @Test
  void showsOneEnrollmentsEntriesNewestLastAPageAtATime() {
    change(EnrollmentChange.PAUSE);
    change(EnrollmentChange.RESUME);

    Page<AuditEntry> first = trail.ofEnrollment(world.tenant, enrollment.id(), 0, 2);
    long last = first.items().get(1).sequence();
    Page<AuditEntry> second = trail.ofEnrollment(world.tenant, enrollment.id(), last, 2);

    assertThat(first.items())
        .extracting(AuditEntry::type)
        .containsExactly(AuditEventType.ENROLLMENT_CREATED, AuditEventType.ENROLLMENT_PAUSED);
    assertThat(first.more()).isTrue();
    assertThat(second.items())
        .extracting(AuditEntry::type)
        .containsExactly(AuditEventType.ENROLLMENT_RESUMED);
    assertThat(second.more()).isFalse();
    assertThat(trail.ofEnrollment(world.tenant, other.id(), 0, 10).items()).hasSize(1);
  }

  @Test
  void answersForAForeignEnrollmentAsForOneThatIsNotThere() {
    TenantId stranger = world.newTenant();

    EngagementException foreign =
        world.refused(
            ErrorCode.NOT_FOUND,
            () -> world.log(stranger),
            () -> trail.ofEnrollment(stranger, enrollment.id(), 0, 10));
    EngagementException missing =
        world.refused(
            ErrorCode.NOT_FOUND,
            () -> world.log(stranger),
            () -> trail.ofEnrollment(world.tenant, new EnrollmentId(world.ids.next()), 0, 10));

    assertThat(foreign).hasMessage(missing.getMessage());
  }

  private void change(EnrollmentChange change) {
    fixture.enrollments.change(
        world.tenant, enrollment.id(), change, Precondition.NONE, World.ACTOR);
  }
}
