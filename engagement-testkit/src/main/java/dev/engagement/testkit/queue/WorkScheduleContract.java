package dev.engagement.testkit.queue;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static dev.engagement.testkit.fixture.QueueItemBuilder.anItemLike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Transition;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkSchedule;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link WorkSchedule}. */
public abstract class WorkScheduleContract extends StoreContract {

  /** Far away from what other tests of a shared database schedule. */
  private static final Instant NOW = Instant.parse("2001-09-09T01:46:40.000001Z");

  private static final OpenScopes OPEN =
      new OpenScopes(
          Set.of(EnrollmentState.QUEUED, EnrollmentState.SENDING),
          Set.of(SequenceState.ACTIVE),
          HeldScopes.NONE);

  private WorkSchedule schedule() {
    return stores().schedule();
  }

  private void wake(Scene scene, Enrollment enrollment, Instant due) {
    scene.inUnit(() -> schedule().wake(scene.tenant(), Map.of(enrollment.id(), due)));
  }

  private void review(Scene scene, Instant now) {
    scene.inUnit(() -> schedule().review(scene.tenant(), OPEN, now));
  }

  private boolean isDue(Scene scene, Instant now) {
    return schedule().dueTenants(now, 1_000_000).contains(scene.tenant());
  }

  private void assertDueFrom(Scene scene, Instant instant) {
    assertThat(isDue(scene, instant.minusNanos(1_000))).as("due too early").isFalse();
    assertThat(isDue(scene, instant)).as("due in time").isTrue();
  }

  private void assertNothingDue(Scene scene) {
    assertThat(isDue(scene, Instant.parse("9000-01-01T00:00:00Z"))).isFalse();
  }

  private QueueItem add(Scene scene, Enrollment enrollment, QueueItemState state, Instant due) {
    return scene.add(aQueueItem(scene.recipient(enrollment)).in(state).dueAt(due).build());
  }

  /** Claims an item until the instant, and takes it on to the state. */
  private void underWay(Scene scene, Enrollment enrollment, QueueItemState state, Instant until) {
    Recipient recipient = scene.recipient(enrollment);
    scene.add(aQueueItem(recipient).dueAt(NOW).build());
    QueueItem claimed = claim(scene, until).get(0);
    QueueItem after = anItemLike(claimed, recipient).in(state).dueAt(until).build();
    if (state != QueueItemState.CLAIMED) {
      ItemMove move = new ItemMove(QueueItemState.CLAIMED, after);
      assertThat(scene.inUnit(() -> stores().queue().move(scene.tenant(), List.of(move))))
          .hasSize(1);
    }
  }

  private List<QueueItem> claim(Scene scene, Instant until) {
    ClaimRequest request =
        new ClaimRequest(
            NOW,
            new Transition<>(Set.of(QueueItemState.QUEUED), QueueItemState.CLAIMED),
            OPEN,
            new Lease("worker", until),
            1);
    return scene.inUnit(() -> stores().queue().claim(scene.tenant(), request));
  }

  @Nested
  class Wake {

    @Test
    void makesTheTenantDueAtTheInstant() {
      Scene scene = scene();
      assertNothingDue(scene);

      wake(scene, scene.enrolled(), NOW);

      assertDueFrom(scene, NOW);
      assertThat(schedule().nextDue())
          .hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(NOW));
    }

    @Test
    void bringsForwardAndNeverPutsOff() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      wake(scene, enrollment, NOW);

      wake(scene, enrollment, NOW.plusSeconds(5));
      assertDueFrom(scene, NOW);

      wake(scene, enrollment, NOW.minusSeconds(5));
      assertDueFrom(scene, NOW.minusSeconds(5));
    }

    @Test
    void takesTheEarliestOfSeveralEnrollments() {
      Scene scene = scene();
      Map<EnrollmentId, Instant> due =
          Map.of(
              scene.enrolled().id(), NOW.plusSeconds(2),
              scene.enrolled().id(), NOW.plusSeconds(1),
              scene.enrolled().id(), NOW.plusSeconds(3));

      scene.inUnit(() -> schedule().wake(scene.tenant(), due));

      assertDueFrom(scene, NOW.plusSeconds(1));
    }

    @Test
    void wakesNobodyForNothing() {
      Scene scene = scene();

      scene.inUnit(() -> schedule().wake(scene.tenant(), Map.of()));

      assertNothingDue(scene);
    }

    @Test
    void keepsTheEarlierOfTwoThatWakeAtOnce() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      AtOnce.both(() -> wakeOften(scene, enrollment, 0), () -> wakeOften(scene, enrollment, 1));

      assertDueFrom(scene, NOW);
    }

    private boolean wakeOften(Scene scene, Enrollment enrollment, int later) {
      for (int i = 20; i > 0; i--) {
        wake(scene, enrollment, NOW.plusSeconds(2L * (i - 1) + later));
      }
      return true;
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      rollBack(scene.tenant(), () -> schedule().wake(scene.tenant(), Map.of(enrollment.id(), NOW)));

      assertNothingDue(scene);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      Map<EnrollmentId, Instant> due = Map.of(scene.enrolled().id(), NOW);

      assertNeedsUnitOf(scene.tenant(), () -> schedule().wake(scene.tenant(), due));
    }
  }

  @Nested
  class Review {

    @Test
    void looksWhenTheNextWaitingItemIsDue() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      add(scene, enrollment, QueueItemState.WOULD_SEND, NOW.plusSeconds(90));
      add(scene, enrollment, QueueItemState.QUEUED, NOW.plusSeconds(60));
      add(scene, enrollment, QueueItemState.SENT, NOW.plusSeconds(30));
      wake(scene, enrollment, NOW);

      review(scene, NOW);

      assertDueFrom(scene, NOW.plusSeconds(60));
    }

    @Test
    void keepsATenantDueThatStillHasWork() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      add(scene, enrollment, QueueItemState.QUEUED, NOW.minusSeconds(1));
      wake(scene, enrollment, NOW.minusSeconds(5));

      review(scene, NOW);

      assertThat(isDue(scene, NOW)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
        value = QueueItemState.class,
        names = {"CLAIMED", "SENDING", "UNCONFIRMED"})
    void looksWhenALeaseEndsOrEvidenceIsDue(QueueItemState state) {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      underWay(scene, enrollment, state, NOW.plusSeconds(60));
      wake(scene, enrollment, NOW);

      review(scene, NOW);

      assertDueFrom(scene, NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(
        value = QueueItemState.class,
        names = {"SENT", "FAILED", "CANCELLED", "SKIPPED", "FAILED_VALIDATION", "PARKED"})
    void leavesOutAnEnrollmentWithoutWork(QueueItemState state) {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      add(scene, enrollment, state, NOW);
      wake(scene, enrollment, NOW);

      review(scene, NOW);

      assertNothingDue(scene);
    }

    @Test
    void leavesOutTheWaitingItemsOfAnEnrollmentThatIsNotOpenUntilItIsWoken() {
      Scene scene = scene();
      Enrollment paused = scene.add(anEnrollment(scene.sequence()).paused().build());
      add(scene, paused, QueueItemState.QUEUED, NOW);
      wake(scene, paused, NOW);

      review(scene, NOW);
      assertNothingDue(scene);

      wake(scene, paused, NOW.plusSeconds(1));
      assertDueFrom(scene, NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(
        value = QueueItemState.class,
        names = {"CLAIMED", "SENDING", "UNCONFIRMED"})
    void looksAfterWhatIsUnderWayOpenOrNot(QueueItemState state) {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      underWay(scene, enrollment, state, NOW.plusSeconds(60));
      add(scene, enrollment, QueueItemState.QUEUED, NOW.plusSeconds(30));
      Enrollment stopped =
          anEnrollment(scene.sequence())
              .withId(enrollment.id())
              .finished(EnrollmentState.STOPPED)
              .build();
      scene.inUnit(() -> stores().enrollments().update(scene.tenant(), List.of(stopped)));
      wake(scene, enrollment, NOW);

      review(scene, NOW);

      assertDueFrom(scene, NOW.plusSeconds(60));
    }

    @Test
    void leavesOutWhatIsHeld() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      add(scene, enrollment, QueueItemState.QUEUED, NOW);
      wake(scene, enrollment, NOW);
      HeldScopes held = new HeldScopes(Set.of(), Set.of(scene.identity().id()));

      scene.inUnit(
          () ->
              schedule()
                  .review(
                      scene.tenant(),
                      new OpenScopes(OPEN.enrollments(), OPEN.sequences(), held),
                      NOW));

      assertNothingDue(scene);
    }

    @Test
    void doesNotLookAtWhatIsOfSendersThatRest() {
      Scene scene = scene();
      Set<IdentityId> resting = Set.of(scene.identity().id());
      wake(scene, scene.enrolled(), NOW);

      assertThat(scene.inUnit(() -> schedule().review(scene.tenant(), OPEN, resting, NOW)))
          .isFalse();
      assertDueFrom(scene, NOW);

      assertThat(scene.inUnit(() -> schedule().review(scene.tenant(), OPEN, NOW))).isTrue();
      assertNothingDue(scene);
    }

    @Test
    void keepsTheOtherEnrollmentsOfTheTenant() {
      Scene scene = scene();
      Enrollment done = scene.enrolled();
      Enrollment later = scene.enrolled();
      add(scene, later, QueueItemState.QUEUED, NOW.plusSeconds(60));
      wake(scene, done, NOW);
      wake(scene, later, NOW.plusSeconds(60));

      review(scene, NOW);

      assertDueFrom(scene, NOW.plusSeconds(60));
    }

    @Test
    void leavesOtherTenantsAlone() {
      Scene scene = scene();
      Scene stranger = scene();
      wake(scene, scene.enrolled(), NOW);

      review(stranger, NOW);

      assertDueFrom(scene, NOW);
    }

    @Test
    void losesNoneOfManyEnrollmentsThatAreDueTogether() {
      Scene scene = scene();
      Map<EnrollmentId, Instant> due = new HashMap<>();
      for (int i = 0; i < 60; i++) {
        Enrollment enrollment = scene.enrolled();
        due.put(enrollment.id(), NOW);
        add(scene, enrollment, QueueItemState.QUEUED, NOW.plusSeconds(60L + i));
      }
      scene.inUnit(() -> schedule().wake(scene.tenant(), due));

      for (int i = 0; i < 60 && isDue(scene, NOW); i++) {
        review(scene, NOW);
      }

      assertDueFrom(scene, NOW.plusSeconds(60));
    }

    @Test
    void losesNoWakeUpThatComesMeanwhile() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      wake(scene, enrollment, NOW);

      AtOnce.both(
          () -> {
            for (int i = 0; i < 20; i++) {
              review(scene, NOW);
            }
            return true;
          },
          () -> {
            add(scene, enrollment, QueueItemState.QUEUED, NOW.plusSeconds(60));
            wake(scene, enrollment, NOW.plusSeconds(60));
            return true;
          });

      assertThat(isDue(scene, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      wake(scene, scene.enrolled(), NOW);

      rollBack(scene.tenant(), () -> schedule().review(scene.tenant(), OPEN, NOW));

      assertDueFrom(scene, NOW);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> schedule().review(scene.tenant(), OPEN, NOW));
    }
  }

  @Nested
  class DueTenants {

    @Test
    void comeLongestWaitingFirstUpToTheLimit() {
      List<TenantId> longestFirst = new ArrayList<>();
      for (int i = 1; i <= 8; i++) {
        Scene scene = scene();
        wake(scene, scene.enrolled(), NOW.minusSeconds(i));
        longestFirst.add(0, scene.tenant());
      }

      assertThat(schedule().dueTenants(NOW, 1_000_000))
          .containsSubsequence(longestFirst)
          .doesNotHaveDuplicates();
      assertThat(schedule().dueTenants(NOW, 3)).hasSize(3);
    }

    @Test
    void areFoundInsideAUnitOfAnotherTenantAsWell() {
      Scene scene = scene();
      Scene other = scene();
      wake(scene, scene.enrolled(), NOW);

      assertThat(other.inUnit(() -> schedule().dueTenants(NOW, 1_000_000)))
          .contains(scene.tenant());
    }
  }
}
