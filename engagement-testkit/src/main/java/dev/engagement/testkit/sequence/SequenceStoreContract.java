package dev.engagement.testkit.sequence;

import static dev.engagement.testkit.fixture.Steps.aWaitStep;
import static dev.engagement.testkit.fixture.Steps.anEmailStep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.sequence.Cooldowns;
import dev.engagement.ports.sequence.Delay;
import dev.engagement.ports.sequence.DelayAnchor;
import dev.engagement.ports.sequence.PlanReference;
import dev.engagement.ports.sequence.SendWindow;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceGuardrails;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.sequence.SequencePlan;
import dev.engagement.ports.sequence.SequenceSettings;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.ports.sequence.SequenceStore;
import dev.engagement.ports.sequence.TimeSlot;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import dev.engagement.testkit.fixture.SequenceBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link SequenceStore}. */
public abstract class SequenceStoreContract extends StoreContract {

  private SequenceStore store() {
    return stores().sequences();
  }

  private Optional<Sequence> stored(Scene scene, Sequence sequence) {
    return scene.inUnit(() -> store().find(scene.tenant(), sequence.id()));
  }

  private static Sequence copy(Sequence of, TenantId owner, SequencePlan plan, long version) {
    return new Sequence(
        owner,
        of.id(),
        "renamed",
        Optional.empty(),
        of.state(),
        plan,
        of.settings(),
        of.createdAt(),
        of.updatedAt().plusMillis(1),
        version);
  }

  private static SequencePlan nextPlan(Sequence sequence) {
    SequencePlan plan = sequence.plan();
    return new SequencePlan(plan.revision() + 1, plan.identity(), plan.steps().subList(0, 1));
  }

  private static PlanReference reference(Sequence sequence, int revision) {
    return new PlanReference(sequence.id(), revision);
  }

  private static SequenceSettings everything() {
    return new SequenceSettings(
        new SendWindow(
            Optional.of(ZoneId.of("America/New_York")),
            List.of(new TimeSlot(1, 540, 1_020), new TimeSlot(5, 540, 1_439)),
            List.of(new TimeSlot(7, 1_320, 360)),
            Optional.of("us-ny")),
        new Cooldowns(Optional.of(Duration.ofDays(2)), Optional.of(Duration.ofMinutes(90))),
        new SequenceGuardrails(Optional.of(50), false, true));
  }

  @Nested
  class Add {

    @Test
    void keepsAllThatASequenceIs() {
      Scene scene = scene();
      Sequence sequence =
          SequenceBuilder.aSequence(scene.identity(), scene.template().id())
              .of(
                  anEmailStep(scene.template().id(), 0),
                  aWaitStep(1, "P2DT4H"),
                  anEmailStep(scene.template().id(), 2, Delay.parse("P3D", DelayAnchor.START)))
              .with(everything())
              .in(SequenceState.PAUSED)
              .build();

      scene.add(sequence);

      assertThat(stored(scene, sequence)).contains(sequence);
    }

    @Test
    void keepsADraftWithoutSteps() {
      Scene scene = scene();
      Sequence sequence =
          copy(
              scene.aSequenceOfTwo().in(SequenceState.DRAFT).withId(aNewId()).build(),
              scene.tenant(),
              new SequencePlan(1, scene.identity().id(), List.of()),
              0);

      scene.add(sequence);

      assertThat(stored(scene, sequence)).contains(sequence);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Sequence sequence = scene.aSequenceOfTwo().build();

      rollBack(scene.tenant(), () -> store().add(sequence));

      assertThat(stored(scene, sequence)).isEmpty();
      assertThat(scene.inUnit(() -> store().plans(scene.tenant(), List.of(reference(sequence, 1)))))
          .isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      Sequence sequence = scene.aSequenceOfTwo().build();

      assertNeedsUnitOf(scene.tenant(), () -> store().add(sequence));
    }
  }

  @Nested
  class Find {

    @Test
    void doesNotSeeAnotherTenantsSequence() {
      Sequence sequence = scene().sequence();
      Scene stranger = scene();

      assertThat(stored(stranger, sequence)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> store().find(scene.tenant(), scene.sequence().id()));
    }
  }

  @Nested
  class Lock {

    @Test
    void findsWhatFindFinds() {
      Scene scene = scene();
      Sequence sequence = scene.sequence();
      Scene stranger = scene();

      assertThat(scene.inUnit(() -> store().lock(scene.tenant(), sequence.id())))
          .contains(sequence);
      assertThat(scene.inUnit(() -> store().findForUse(scene.tenant(), sequence.id())))
          .contains(sequence);
      assertThat(stranger.inUnit(() -> store().lock(stranger.tenant(), sequence.id()))).isEmpty();
      assertThat(stranger.inUnit(() -> store().findForUse(stranger.tenant(), sequence.id())))
          .isEmpty();
    }

    @Test
    void waitsForWhoUsesTheSequenceAndSeesWhatTheyDid() {
      Scene scene = scene();

      boolean enrolled =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        store().findForUse(scene.tenant(), scene.sequence().id());
                        held.run();
                        scene.enrolled();
                      }),
              () -> scene.inUnit(() -> isEnrolled(scene)));

      assertThat(enrolled).isTrue();
    }

    private boolean isEnrolled(Scene scene) {
      SequenceId sequence = scene.sequence().id();
      store().lock(scene.tenant(), sequence);
      return stores()
          .enrollments()
          .exists(scene.tenant(), sequence, EnumSet.allOf(EnrollmentState.class));
    }

    @Test
    void keepsAwayWhoWantsToUseTheSequence() {
      Scene scene = scene();
      Sequence sequence = scene.sequence();
      Sequence renamed = copy(sequence, scene.tenant(), sequence.plan(), 0);

      Optional<Sequence> seen =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        store().lock(scene.tenant(), sequence.id());
                        held.run();
                        store().update(renamed);
                      }),
              () -> scene.inUnit(() -> store().findForUse(scene.tenant(), sequence.id())));

      assertThat(seen).map(Sequence::name).contains("renamed");
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      SequenceId sequence = scene.sequence().id();

      assertNeedsUnitOf(scene.tenant(), () -> store().lock(scene.tenant(), sequence));
      assertNeedsUnitOf(scene.tenant(), () -> store().findForUse(scene.tenant(), sequence));
    }
  }

  @Nested
  class FindAll {

    @Test
    void findsThoseThatTheTenantHas() {
      Scene scene = scene();
      Sequence archived = scene.add(scene.aSequenceOfTwo().in(SequenceState.ARCHIVED).build());
      List<SequenceId> asked =
          List.of(scene.sequence().id(), archived.id(), scene().sequence().id(), aNewId());

      assertThat(scene.inUnit(() -> store().findAll(scene.tenant(), asked)))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(scene.sequence().id(), scene.sequence(), archived.id(), archived));
    }

    @Test
    void findsNothingForNothing() {
      Scene scene = scene();

      assertThat(scene.inUnit(() -> store().findAll(scene.tenant(), List.of()))).isEmpty();
    }
  }

  @Nested
  class Plans {

    @Test
    void findsEveryRevisionThatTheTenantHas() {
      Scene scene = scene();
      Sequence first = scene.sequence();
      SequencePlan second = nextPlan(first);
      scene.inUnit(() -> store().update(copy(first, scene.tenant(), second, 0)));
      List<PlanReference> asked =
          List.of(reference(first, 1), reference(first, 2), reference(first, 3));

      assertThat(scene.inUnit(() -> store().plans(scene.tenant(), asked)))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(reference(first, 1), first.plan(), reference(first, 2), second));
    }

    @Test
    void doesNotSeeAnotherTenantsPlans() {
      Sequence sequence = scene().sequence();
      Scene stranger = scene();

      assertThat(
              stranger.inUnit(
                  () -> store().plans(stranger.tenant(), List.of(reference(sequence, 1)))))
          .isEmpty();
    }

    @Test
    void findsNothingForNothing() {
      Scene scene = scene();

      assertThat(scene.inUnit(() -> store().plans(scene.tenant(), List.of()))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(
          scene.tenant(),
          () -> store().plans(scene.tenant(), List.of(reference(scene.sequence(), 1))));
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      Scene scene = scene();
      Sequence second = scene.add(scene.aSequenceOfTwo().withId(aNewId()).build());
      Sequence third = scene.add(scene.aSequenceOfTwo().withId(aNewId()).build());
      PageRequest rest = new PageRequest(2, Optional.of(second.id().value()));

      assertThat(scene.inUnit(() -> store().list(scene.tenant(), PageRequest.first(2))))
          .isEqualTo(new Page<>(List.of(scene.sequence(), second), true));
      assertThat(scene.inUnit(() -> store().list(scene.tenant(), rest)))
          .isEqualTo(new Page<>(List.of(third), false));
    }

    @Test
    void hidesWhatIsArchivedOrAnotherTenants() {
      Scene scene = scene();
      scene.add(scene.aSequenceOfTwo().in(SequenceState.ARCHIVED).build());
      scene();

      assertThat(scene.inUnit(() -> store().list(scene.tenant(), PageRequest.first(9))))
          .isEqualTo(new Page<>(List.of(scene.sequence()), false));
    }
  }

  @Nested
  class Update {

    @Test
    void replacesThePlanOfTheSameRevision() {
      Scene scene = scene();
      Sequence sequence = scene.sequence();
      SequencePlan plan =
          new SequencePlan(1, scene.identity().id(), List.of(aWaitStep(0, "PT30M")));

      Sequence updated =
          scene.inUnit(() -> store().update(copy(sequence, scene.tenant(), plan, 0)));

      assertThat(updated).isEqualTo(copy(sequence, scene.tenant(), plan, 1));
      assertThat(stored(scene, sequence)).contains(updated);
      assertThat(scene.inUnit(() -> store().plans(scene.tenant(), List.of(reference(sequence, 1)))))
          .containsValue(plan);
    }

    @Test
    void refusesAStaleVersionAndLeavesSequenceAndPlansAlone() {
      Scene scene = scene();
      Sequence sequence = scene.sequence();
      Sequence winner = scene.inUnit(() -> store().update(sequence));
      Sequence loser = copy(sequence, scene.tenant(), nextPlan(sequence), 0);

      assertRefused(ErrorCode.STALE_VERSION, scene.tenant(), () -> store().update(loser));

      assertThat(stored(scene, sequence)).contains(winner);
      assertThat(scene.inUnit(() -> store().plans(scene.tenant(), List.of(reference(sequence, 2)))))
          .isEmpty();
    }

    @Test
    void doesNotReachAnotherTenantsSequence() {
      Scene scene = scene();
      Scene stranger = scene();
      SequencePlan theirPlan = new SequencePlan(1, stranger.identity().id(), List.of());

      assertRefused(
          ErrorCode.STALE_VERSION,
          stranger.tenant(),
          () -> store().update(copy(scene.sequence(), stranger.tenant(), theirPlan, 0)));
      tryTo(stranger.tenant(), () -> store().update(scene.sequence()));

      assertThat(stored(scene, scene.sequence())).contains(scene.sequence());
    }

    @Test
    void letsOneOfTwoWritersWin() {
      Scene scene = scene();
      Sequence next = copy(scene.sequence(), scene.tenant(), nextPlan(scene.sequence()), 0);

      List<Boolean> won =
          AtOnce.twice(
              () -> catchThrowable(() -> run(scene.tenant(), () -> store().update(next))) == null);

      assertThat(won).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Sequence sequence = scene.sequence();

      rollBack(
          scene.tenant(),
          () -> store().update(copy(sequence, scene.tenant(), nextPlan(sequence), 0)));

      assertThat(stored(scene, sequence)).contains(sequence);
    }
  }

  @Nested
  class Remove {

    @Test
    void removesTheSequenceWithItsPlans() {
      Scene scene = scene();
      Sequence second =
          scene.inUnit(
              () ->
                  store()
                      .update(
                          copy(scene.sequence(), scene.tenant(), nextPlan(scene.sequence()), 0)));

      run(scene.tenant(), () -> store().remove(second));

      assertThat(stored(scene, second)).isEmpty();
      assertThat(
              scene.inUnit(
                  () ->
                      store()
                          .plans(
                              scene.tenant(), List.of(reference(second, 1), reference(second, 2)))))
          .isEmpty();
    }

    @Test
    void refusesAStaleVersionAndLeavesTheSequenceAlone() {
      Scene scene = scene();
      Sequence winner = scene.inUnit(() -> store().update(scene.sequence()));

      assertRefused(
          ErrorCode.STALE_VERSION, scene.tenant(), () -> store().remove(scene.sequence()));

      assertThat(stored(scene, winner)).contains(winner);
    }

    @Test
    void doesNotReachAnotherTenantsSequence() {
      Scene scene = scene();
      Scene stranger = scene();
      Sequence theirs = copy(scene.sequence(), stranger.tenant(), scene.sequence().plan(), 0);

      assertRefused(ErrorCode.STALE_VERSION, stranger.tenant(), () -> store().remove(theirs));
      tryTo(stranger.tenant(), () -> store().remove(scene.sequence()));

      assertThat(stored(scene, scene.sequence())).contains(scene.sequence());
    }
  }

  private static SequenceId aNewId() {
    return new SequenceId(Given.id());
  }
}
