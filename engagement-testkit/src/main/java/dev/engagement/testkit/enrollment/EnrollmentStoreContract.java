package dev.engagement.testkit.enrollment;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentFilter;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.EnrollmentStore;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link EnrollmentStore}. */
public abstract class EnrollmentStoreContract extends StoreContract {

  private EnrollmentStore store() {
    return stores().enrollments();
  }

  private Optional<Enrollment> stored(Scene scene, Enrollment enrollment) {
    return scene.inUnit(() -> store().find(scene.tenant(), enrollment.id()));
  }

  private List<Enrollment> update(Scene scene, Enrollment... enrollments) {
    return scene.inUnit(() -> store().update(scene.tenant(), List.of(enrollments)));
  }

  private static Enrollment paused(Enrollment of, TenantId owner, long version) {
    return new Enrollment(
        owner,
        of.id(),
        of.plan(),
        of.name(),
        EnrollmentState.PAUSED,
        Optional.of(EnrollmentState.SENDING),
        of.accepted() + 9,
        of.refused() + 8,
        of.open() + 5,
        of.completed() + 4,
        of.createdAt(),
        of.updatedAt().plusMillis(1),
        Optional.empty(),
        version);
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatAnEnrollmentIs() {
      Scene scene = scene();
      Enrollment enrollment =
          new Enrollment(
              scene.tenant(),
              new EnrollmentId(Given.id()),
              new PlanReference(scene.sequence().id(), 1),
              Optional.of("Łódź 2026 🦉"),
              EnrollmentState.SENDING,
              Optional.empty(),
              100_000,
              3_000_000_000L,
              99_999,
              1,
              Given.START,
              Given.START.plusNanos(1_000),
              Optional.empty(),
              0);

      scene.add(enrollment);

      assertThat(stored(scene, enrollment)).contains(enrollment);
    }

    @ParameterizedTest
    @EnumSource(
        value = EnrollmentState.class,
        names = {"SENT", "FAILED", "STOPPED"})
    void keepsTheEndOfAFinishedOne(EnrollmentState state) {
      Scene scene = scene();
      Enrollment enrollment = anEnrollment(scene.sequence()).finished(state).build();

      scene.add(enrollment);

      assertThat(stored(scene, enrollment)).contains(enrollment);
    }

    @Test
    void refusesAPlanOfAnotherTenant() {
      Scene scene = scene();
      Enrollment theirs = anEnrollment(scene().sequence()).build();
      Enrollment enrollment =
          new Enrollment(
              scene.tenant(),
              theirs.id(),
              theirs.plan(),
              theirs.name(),
              theirs.state(),
              theirs.resumesTo(),
              1,
              0,
              1,
              0,
              Given.START,
              Given.START,
              Optional.empty(),
              0);

      assertThat(catchThrowable(() -> scene.add(enrollment))).isNotNull();

      assertThat(stored(scene, enrollment)).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Enrollment enrollment = anEnrollment(scene.sequence()).build();

      rollBack(scene.tenant(), () -> store().add(enrollment));

      assertThat(stored(scene, enrollment)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      Enrollment enrollment = anEnrollment(scene.sequence()).build();

      assertNeedsUnitOf(scene.tenant(), () -> store().add(enrollment));
    }
  }

  @Nested
  class Find {

    @Test
    void doesNotSeeAnotherTenantsEnrollment() {
      Enrollment enrollment = scene().enrolled();
      Scene stranger = scene();
      List<EnrollmentId> ids = List.of(enrollment.id());

      assertThat(stored(stranger, enrollment)).isEmpty();
      assertThat(stranger.inUnit(() -> store().findAll(stranger.tenant(), ids))).isEmpty();
      assertThat(stranger.inUnit(() -> store().lock(stranger.tenant(), ids))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      assertNeedsUnitOf(scene.tenant(), () -> store().find(scene.tenant(), enrollment.id()));
    }
  }

  @Nested
  class FindAllAndLock {

    @Test
    void findThoseThatTheTenantHas() {
      Scene scene = scene();
      Enrollment one = scene.enrolled();
      Enrollment other = scene.add(anEnrollment(scene.sequence()).sending().paused().build());
      List<EnrollmentId> asked = List.of(other.id(), new EnrollmentId(Given.id()), one.id());
      Map<EnrollmentId, Enrollment> expected = Map.of(one.id(), one, other.id(), other);

      assertThat(scene.inUnit(() -> store().findAll(scene.tenant(), asked)))
          .containsExactlyInAnyOrderEntriesOf(expected);
      assertThat(scene.inUnit(() -> store().lock(scene.tenant(), asked)))
          .containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void findNothingForNothing() {
      Scene scene = scene();

      assertThat(scene.inUnit(() -> store().findAll(scene.tenant(), List.of()))).isEmpty();
      assertThat(scene.inUnit(() -> store().lock(scene.tenant(), List.of()))).isEmpty();
    }
  }

  @Nested
  class Lock {

    @Test
    void keepsOthersAwayAndShowsThemWhatWasWritten() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      List<EnrollmentId> ids = List.of(enrollment.id());

      Map<EnrollmentId, Enrollment> seen =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        store().lock(scene.tenant(), ids);
                        held.run();
                        store()
                            .update(scene.tenant(), List.of(paused(enrollment, scene.tenant(), 0)));
                      }),
              () -> scene.inUnit(() -> store().lock(scene.tenant(), ids)));

      assertThat(seen).containsValue(paused(enrollment, scene.tenant(), 1));
    }

    @Test
    void doesNotTangleTwoThatLockInOppositeOrders() {
      Scene scene = scene();
      List<EnrollmentId> ids = Stream.generate(() -> scene.enrolled().id()).limit(20).toList();
      List<EnrollmentId> backwards = new ArrayList<>(ids);
      Collections.reverse(backwards);

      List<Integer> locked =
          AtOnce.both(() -> lockOften(scene, ids), () -> lockOften(scene, backwards));

      assertThat(locked).containsExactly(400, 400);
    }

    private int lockOften(Scene scene, List<EnrollmentId> ids) {
      int locked = 0;
      for (int i = 0; i < 20; i++) {
        locked += scene.inUnit(() -> store().lock(scene.tenant(), ids)).size();
      }
      return locked;
    }
  }

  @Nested
  class ListAll {

    private List<Enrollment> list(Scene scene, EnrollmentFilter filter) {
      return scene
          .inUnit(() -> store().list(scene.tenant(), filter, PageRequest.first(200)))
          .items();
    }

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      Scene scene = scene();
      List<Enrollment> enrollments = List.of(scene.enrolled(), scene.enrolled(), scene.enrolled());
      PageRequest rest = new PageRequest(2, Optional.of(enrollments.get(1).id().value()));

      assertThat(
              scene.inUnit(
                  () -> store().list(scene.tenant(), EnrollmentFilter.ALL, PageRequest.first(2))))
          .isEqualTo(new Page<>(enrollments.subList(0, 2), true));
      assertThat(scene.inUnit(() -> store().list(scene.tenant(), EnrollmentFilter.ALL, rest)))
          .isEqualTo(new Page<>(enrollments.subList(2, 3), false));
    }

    @Test
    void showsWhatTheFilterNames() {
      Scene scene = scene();
      scene().enrolled();
      Sequence second = scene.add(scene.aSequenceOfTwo().build());
      Enrollment queued = scene.enrolled();
      Enrollment sending = scene.add(anEnrollment(scene.sequence()).sending().build());
      Enrollment elsewhere = scene.add(anEnrollment(second).sending().build());
      Optional<EnrollmentState> isSending = Optional.of(EnrollmentState.SENDING);

      assertThat(list(scene, EnrollmentFilter.ALL)).containsExactly(queued, sending, elsewhere);
      assertThat(list(scene, new EnrollmentFilter(Optional.of(second.id()), Optional.empty())))
          .containsExactly(elsewhere);
      assertThat(list(scene, new EnrollmentFilter(Optional.empty(), isSending)))
          .containsExactly(sending, elsewhere);
      assertThat(list(scene, new EnrollmentFilter(Optional.of(scene.sequence().id()), isSending)))
          .containsExactly(sending);
    }
  }

  @Nested
  class Exists {

    private boolean exists(Scene scene, SequenceId sequence, EnrollmentState... states) {
      return scene.inUnit(() -> store().exists(scene.tenant(), sequence, Set.of(states)));
    }

    @Test
    void tellsWhetherTheSequenceHasOneInTheStates() {
      Scene scene = scene();
      scene.add(anEnrollment(scene.sequence()).paused().build());
      SequenceId sequence = scene.sequence().id();

      assertThat(exists(scene, sequence, EnrollmentState.SENT, EnrollmentState.PAUSED)).isTrue();
      assertThat(exists(scene, sequence, EnrollmentState.QUEUED)).isFalse();
      assertThat(exists(scene, sequence)).isFalse();
      assertThat(exists(scene, new SequenceId(Given.id()), EnrollmentState.PAUSED)).isFalse();
    }

    @Test
    void doesNotSeeAnotherTenantsEnrollment() {
      Scene scene = scene();
      scene.enrolled();

      assertThat(exists(scene(), scene.sequence().id(), EnrollmentState.values())).isFalse();
    }
  }

  @Nested
  class Update {

    @Test
    void replacesEachAndReturnsThemAsStored() {
      Scene scene = scene();
      Enrollment one = scene.enrolled();
      Enrollment other = scene.enrolled();

      List<Enrollment> updated =
          update(scene, paused(other, scene.tenant(), 0), paused(one, scene.tenant(), 0));

      assertThat(updated)
          .containsExactlyInAnyOrder(
              paused(one, scene.tenant(), 1), paused(other, scene.tenant(), 1));
      assertThat(stored(scene, one)).contains(paused(one, scene.tenant(), 1));
      assertThat(stored(scene, other)).contains(paused(other, scene.tenant(), 1));
    }

    @Test
    void refusesAllWhenOneIsStale() {
      Scene scene = scene();
      Enrollment fresh = scene.enrolled();
      Enrollment stale = scene.enrolled();
      Enrollment winner = update(scene, stale).get(0);

      assertRefused(
          ErrorCode.STALE_VERSION,
          scene.tenant(),
          () ->
              store()
                  .update(
                      scene.tenant(),
                      List.of(paused(fresh, scene.tenant(), 0), paused(stale, scene.tenant(), 0))));

      assertThat(stored(scene, fresh)).contains(fresh);
      assertThat(stored(scene, stale)).contains(winner);
    }

    @Test
    void refusesAnEnrollmentThatIsNotThere() {
      Scene scene = scene();
      Enrollment enrollment = anEnrollment(scene.sequence()).build();

      assertRefused(
          ErrorCode.STALE_VERSION,
          scene.tenant(),
          () -> store().update(scene.tenant(), List.of(enrollment)));

      assertThat(stored(scene, enrollment)).isEmpty();
    }

    @Test
    void doesNotReachAnotherTenantsEnrollment() {
      Scene scene = scene();
      Scene stranger = scene();
      Enrollment enrollment = scene.enrolled();

      assertRefused(
          ErrorCode.STALE_VERSION,
          stranger.tenant(),
          () ->
              store().update(stranger.tenant(), List.of(paused(enrollment, stranger.tenant(), 0))));
      tryTo(
          stranger.tenant(),
          () -> store().update(stranger.tenant(), List.of(paused(enrollment, scene.tenant(), 0))));

      assertThat(stored(scene, enrollment)).contains(enrollment);
    }

    @Test
    void letsOneOfTwoWritersWin() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      List<Boolean> won =
          AtOnce.twice(() -> catchThrowable(() -> update(scene, enrollment)) == null);

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(stored(scene, enrollment).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void changesNothingForNothing() {
      Scene scene = scene();

      assertThat(update(scene)).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      rollBack(
          scene.tenant(),
          () -> store().update(scene.tenant(), List.of(paused(enrollment, scene.tenant(), 0))));

      assertThat(stored(scene, enrollment)).contains(enrollment);
    }
  }
}
