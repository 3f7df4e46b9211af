package dev.engagement.core.queue;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.World;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenWorkTest {

  private static final Instant AT = Instant.parse("2026-03-05T10:00:00Z");

  private final World world = new World();
  private final Scene scene = new Scene(world.stores);
  private final WokenSchedule schedule = new WokenSchedule();
  private final OpenWork openWork = new OpenWork(world.stores.enrollments(), schedule);

  @Test
  void wakesWhatIsOpenAndNothingElse() {
    Enrollment queued = scene.enrolled();
    Enrollment sending = scene.add(anEnrollment(scene.sequence()).sending().build());
    scene.add(anEnrollment(scene.sequence()).paused().build());
    scene.add(anEnrollment(scene.sequence()).finished(EnrollmentState.SENT).build());
    scene.add(anEnrollment(scene.sequence()).finished(EnrollmentState.STOPPED).build());

    scene.inUnit(() -> openWork.wake(scene.tenant(), AT));

    assertThat(schedule.calls).containsExactly(Map.of(queued.id(), AT, sending.id(), AT));
  }

  @Test
  void wakesOneSequenceAlone() {
    Sequence other = scene.add(scene.aSequenceOfTwo().build());
    scene.enrolled();
    Enrollment inOther = scene.add(anEnrollment(other).build());

    scene.inUnit(() -> openWork.wake(scene.tenant(), other.id(), AT));

    assertThat(schedule.calls).containsExactly(Map.of(inOther.id(), AT));
  }

  @Test
  void wakesMoreThanOnePageAtOnce() {
    List<EnrollmentId> ids = new ArrayList<>();
    for (int i = 0; i < 451; i++) {
      ids.add(scene.enrolled().id());
    }

    scene.inUnit(() -> openWork.wake(scene.tenant(), AT));

    assertThat(schedule.calls).hasSize(1);
    assertThat(schedule.calls.get(0).keySet()).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void asksNothingOfTheScheduleWhereNothingIsOpen() {
    scene.inUnit(() -> openWork.wake(scene.tenant(), AT));

    assertThat(schedule.calls).isEmpty();
  }

  private static final class WokenSchedule implements WorkSchedule {

    private final List<Map<EnrollmentId, Instant>> calls = new ArrayList<>();

    @Override
    public void wake(TenantId tenant, Map<EnrollmentId, Instant> due) {
      calls.add(new HashMap<>(due));
    }

    @Override
    public boolean review(TenantId tenant, OpenScopes open, Set<IdentityId> resting, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<TenantId> dueTenants(Instant now, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> nextDue() {
      throw new UnsupportedOperationException();
    }
  }
}
