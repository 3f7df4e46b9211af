package dev.engagement.testkit.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.EndReason;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.enrollment.RecipientMove;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.enrollment.RecipientStore;
import dev.engagement.ports.sequence.StepId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.RecipientBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link RecipientStore#move}. */
public abstract class RecipientMoveContract extends StoreContract {

  private RecipientStore store() {
    return stores().recipients();
  }

  private Optional<Recipient> stored(Scene scene, Recipient recipient) {
    return scene.inUnit(() -> store().find(scene.tenant(), recipient.id()));
  }

  private Set<RecipientId> move(Scene scene, RecipientMove... moves) {
    return scene.inUnit(() -> store().move(scene.tenant(), List.of(moves)));
  }

  private static List<RecipientId> ids(List<Recipient> recipients) {
    return recipients.stream().map(Recipient::id).toList();
  }

  private static Recipient like(Recipient of, TenantId owner, Recipient state) {
    return new Recipient(
        owner,
        of.id(),
        of.enrollment(),
        of.sequence(),
        of.contact(),
        of.address(),
        of.firstName(),
        of.lastName(),
        of.timezone(),
        of.variables(),
        state.state(),
        state.endReason(),
        state.currentStep(),
        state.nextRunAt(),
        of.startedAt(),
        state.finishedAt());
  }

  /** Returns the recipient in the state of the one that the builder builds. */
  private static Recipient as(RecipientBuilder builder, Recipient of) {
    return like(of, of.tenant(), builder.build());
  }

  @Nested
  class Move {

    @Test
    void changesStateStepAndTimesAndNothingElse() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient other = scene.aRecipient(scene.enrolled()).sending().in("Asia/Tokyo").build();
      Recipient after = like(other, scene.tenant(), sendingAt(scene.step(1), other));
      Recipient moved = withId(after, recipient.id());

      assertThat(move(scene, new RecipientMove(RecipientState.QUEUED, moved)))
          .containsExactly(recipient.id());

      assertThat(stored(scene, recipient)).contains(like(recipient, scene.tenant(), moved));
    }

    private Recipient sendingAt(StepId step, Recipient recipient) {
      return aRecipientState(
          recipient, Optional.of(step), Optional.of(Given.START.plusSeconds(3_600)));
    }

    private Recipient aRecipientState(
        Recipient of, Optional<StepId> step, Optional<Instant> nextRunAt) {
      return new Recipient(
          of.tenant(),
          of.id(),
          of.enrollment(),
          of.sequence(),
          of.contact(),
          of.address(),
          of.firstName(),
          of.lastName(),
          of.timezone(),
          of.variables(),
          of.state(),
          of.endReason(),
          step,
          nextRunAt,
          of.startedAt(),
          of.finishedAt());
    }

    private Recipient withId(Recipient of, RecipientId id) {
      return new Recipient(
          of.tenant(),
          id,
          of.enrollment(),
          of.sequence(),
          of.contact(),
          of.address(),
          of.firstName(),
          of.lastName(),
          of.timezone(),
          Map.of("forged", true),
          of.state(),
          of.endReason(),
          of.currentStep(),
          of.nextRunAt(),
          of.startedAt().plusSeconds(9),
          of.finishedAt());
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void endsARecipient(EndReason reason) {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient ended = as(scene.aRecipient(scene.enrolled()).ended(reason), recipient);

      move(scene, new RecipientMove(RecipientState.QUEUED, ended));

      assertThat(stored(scene, recipient)).contains(ended);
    }

    @Test
    void leavesThoseAloneThatAreInAnotherState() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient queued = scene.recipient(enrollment);
      Recipient sending = scene.add(scene.aRecipient(enrollment).sending().build());
      Recipient gone = scene.aRecipient(enrollment).build();
      RecipientBuilder end = scene.aRecipient(enrollment).ended(EndReason.STOPPED);

      Set<RecipientId> moved =
          move(
              scene,
              new RecipientMove(RecipientState.QUEUED, as(end, sending)),
              new RecipientMove(RecipientState.QUEUED, as(end, gone)),
              new RecipientMove(RecipientState.QUEUED, as(end, queued)));

      assertThat(moved).containsExactly(queued.id());
      assertThat(stored(scene, sending)).contains(sending);
      assertThat(stored(scene, gone)).isEmpty();
    }

    @Test
    void letsOneOfTwoMoversWin() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      RecipientMove end =
          new RecipientMove(
              RecipientState.QUEUED,
              as(scene.aRecipient(scene.enrolled()).ended(EndReason.FAILED), recipient));

      List<Set<RecipientId>> moved = AtOnce.twice(() -> move(scene, end));

      assertThat(moved).containsExactlyInAnyOrder(Set.of(recipient.id()), Set.of());
    }

    @Test
    void reopensOne() {
      Scene scene = scene();
      Recipient failed =
          scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.SUPPRESSED).build());
      Recipient queued = as(scene.aRecipient(scene.enrolled()), failed);

      assertThat(move(scene, new RecipientMove(RecipientState.FAILED, queued)))
          .containsExactly(failed.id());

      assertThat(stored(scene, failed)).contains(queued);
    }

    @Test
    void leavesOneClosedWhoseAddressIsEnrolledMeanwhile() {
      Scene scene = scene();
      Recipient failed =
          scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.INVALID).build());
      Recipient free =
          scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.INVALID).build());
      scene.add(scene.aRecipient(scene.enrolled()).at(failed.address()).build());
      RecipientBuilder queued = scene.aRecipient(scene.enrolled());

      Set<RecipientId> moved =
          move(
              scene,
              new RecipientMove(RecipientState.FAILED, as(queued, failed)),
              new RecipientMove(RecipientState.FAILED, as(queued, free)));

      assertThat(moved).containsExactly(free.id());
      assertThat(stored(scene, failed)).contains(failed);
    }

    @Test
    void reopensOneOfTwoWithTheSameAddress() {
      Scene scene = scene();
      Recipient one = scene.add(scene.aRecipient(scene.enrolled()).ended(EndReason.FAILED).build());
      Recipient other =
          scene.add(
              scene.aRecipient(scene.enrolled()).at(one.address()).ended(EndReason.FAILED).build());
      RecipientBuilder queued = scene.aRecipient(scene.enrolled());

      Set<RecipientId> moved =
          move(
              scene,
              new RecipientMove(RecipientState.FAILED, as(queued, one)),
              new RecipientMove(RecipientState.FAILED, as(queued, other)));

      assertThat(moved).hasSize(1);
      assertThat(scene.inUnit(() -> store().unfinished(scene.tenant(), one.address())))
          .containsExactlyElementsOf(moved);
    }

    @Test
    void doesNotReachAnotherTenantsRecipient() {
      Scene scene = scene();
      Scene stranger = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient ended = as(scene.aRecipient(scene.enrolled()).ended(EndReason.STOPPED), recipient);

      assertThat(
              move(
                  stranger,
                  new RecipientMove(RecipientState.QUEUED, like(ended, stranger.tenant(), ended))))
          .isEmpty();
      tryTo(
          stranger.tenant(),
          () ->
              store()
                  .move(
                      stranger.tenant(), List.of(new RecipientMove(RecipientState.QUEUED, ended))));

      assertThat(stored(scene, recipient)).contains(recipient);
    }

    @Test
    void movesNothingForNothing() {
      assertThat(move(scene())).isEmpty();
    }

    @Test
    void movesMany() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      List<Recipient> recipients = scene.recipients(enrollment, MANY);
      RecipientBuilder sending = scene.aRecipient(enrollment).sending();
      List<RecipientMove> moves =
          recipients.stream()
              .map(recipient -> new RecipientMove(RecipientState.QUEUED, as(sending, recipient)))
              .toList();

      assertThat(scene.inUnit(() -> store().move(scene.tenant(), moves)))
          .containsExactlyInAnyOrderElementsOf(ids(recipients));

      assertThat(stored(scene, recipients.get(MANY - 1))).contains(moves.get(MANY - 1).after());
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      Recipient ended = as(scene.aRecipient(scene.enrolled()).ended(EndReason.STOPPED), recipient);

      rollBack(
          scene.tenant(),
          () ->
              store()
                  .move(scene.tenant(), List.of(new RecipientMove(RecipientState.QUEUED, ended))));

      assertThat(stored(scene, recipient)).contains(recipient);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> store().move(scene.tenant(), List.of()));
    }
  }
}
