package dev.engagement.testkit.queue;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.IdentityBuilder.anIdentity;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static dev.engagement.testkit.fixture.SequenceBuilder.aSequence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.identity.SenderIdentity;
import dev.engagement.ports.queue.DuePosition;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueDepth;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueView;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link QueueView}. */
public abstract class QueueViewContract extends StoreContract {

  private static final Instant NOW = Given.START.plusSeconds(600);
  private static final Set<QueueItemState> WAITING =
      Set.of(QueueItemState.QUEUED, QueueItemState.DRY_RUN_PLANNED, QueueItemState.WOULD_SEND);
  private static final OpenScopes OPEN =
      new OpenScopes(
          Set.of(EnrollmentState.QUEUED, EnrollmentState.SENDING),
          Set.of(SequenceState.ACTIVE),
          HeldScopes.NONE);

  private QueueView view() {
    return stores().queueView();
  }

  private QueueItem add(Scene scene, Enrollment enrollment, QueueItemState state, int dueIn) {
    return scene.add(
        aQueueItem(scene.recipient(enrollment))
            .in(state)
            .dueAt(Given.START.plusSeconds(dueIn))
            .build());
  }

  private static Optional<DuePosition> after(QueueItem item) {
    return Optional.of(DuePosition.of(item));
  }

  @Nested
  class Find {

    @Test
    void doesNotSeeAnotherTenantsItem() {
      Scene scene = scene();
      Scene stranger = scene();
      QueueItem item = scene.item(scene.enrolled());

      assertThat(scene.inUnit(() -> view().find(scene.tenant(), item.id()))).contains(item);
      assertThat(stranger.inUnit(() -> view().find(stranger.tenant(), item.id()))).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());

      assertNeedsUnitOf(scene.tenant(), () -> view().find(scene.tenant(), item.id()));
    }
  }

  @Nested
  class ListAll {

    @Test
    void goesOnBehindTheLastOneInTheOrderOfIds() {
      Scene scene = scene();
      Scene stranger = scene();
      Enrollment enrollment = scene.enrolled();
      List<QueueItem> items = scene.items(enrollment, 3);
      scene.item(scene.enrolled());
      PageRequest rest = new PageRequest(2, Optional.of(items.get(1).id().value()));

      assertThat(
              scene.inUnit(
                  () -> view().list(scene.tenant(), enrollment.id(), PageRequest.first(2))))
          .isEqualTo(new Page<>(items.subList(0, 2), true));
      assertThat(scene.inUnit(() -> view().list(scene.tenant(), enrollment.id(), rest)))
          .isEqualTo(new Page<>(items.subList(2, 3), false));
      assertThat(
              stranger.inUnit(
                  () -> view().list(stranger.tenant(), enrollment.id(), PageRequest.first(2))))
          .isEqualTo(new Page<>(List.of(), false));
    }
  }

  @Nested
  class InStates {

    private List<QueueItem> inStates(
        Scene scene, Enrollment of, Optional<DuePosition> after, int limit) {
      return scene.inUnit(() -> view().inStates(scene.tenant(), of.id(), WAITING, after, limit));
    }

    @Test
    void goesByDueInstantThenIdBehindAPlace() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      QueueItem last = add(scene, enrollment, QueueItemState.QUEUED, 86_400);
      QueueItem second = add(scene, enrollment, QueueItemState.WOULD_SEND, 2);
      QueueItem third = add(scene, enrollment, QueueItemState.DRY_RUN_PLANNED, 2);
      QueueItem first = add(scene, enrollment, QueueItemState.QUEUED, 1);
      add(scene, enrollment, QueueItemState.CLAIMED, 1);
      add(scene, enrollment, QueueItemState.SENT, 1);
      add(scene, scene.enrolled(), QueueItemState.QUEUED, 1);

      assertThat(inStates(scene, enrollment, Optional.empty(), 2)).containsExactly(first, second);
      assertThat(inStates(scene, enrollment, after(second), 9)).containsExactly(third, last);
      assertThat(inStates(scene, enrollment, after(last), 9)).isEmpty();
    }

    @Test
    void showsSettledOnesWhereTheyAreAskedFor() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      QueueItem skipped = add(scene, enrollment, QueueItemState.SKIPPED, 1);
      add(scene, enrollment, QueueItemState.QUEUED, 1);

      assertThat(
              scene.inUnit(
                  () ->
                      view()
                          .inStates(
                              scene.tenant(),
                              enrollment.id(),
                              Set.of(QueueItemState.SKIPPED, QueueItemState.FAILED_VALIDATION),
                              Optional.empty(),
                              9)))
          .containsExactly(skipped);
    }

    @Test
    void doesNotSeeAnotherTenantsItems() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      scene.item(enrollment);

      assertThat(inStates(scene(), enrollment, Optional.empty(), 9)).isEmpty();
    }
  }

  @Nested
  class Due {

    private List<QueueItem> due(
        Scene scene, OpenScopes open, Optional<DuePosition> after, int limit) {
      return scene.inUnit(() -> view().due(scene.tenant(), open, WAITING, NOW, after, limit));
    }

    @Test
    void goesByDueInstantThenIdOverAllOpenEnrollments() {
      Scene scene = scene();
      Enrollment one = scene.enrolled();
      Enrollment other = scene.add(anEnrollment(scene.sequence()).sending().build());
      QueueItem third = add(scene, one, QueueItemState.QUEUED, 3);
      QueueItem second = add(scene, other, QueueItemState.WOULD_SEND, 2);
      QueueItem first = add(scene, one, QueueItemState.QUEUED, 2);
      add(scene, one, QueueItemState.QUEUED, 601);
      add(scene, one, QueueItemState.SENDING, 1);
      add(scene, one, QueueItemState.SENT, 1);

      List<QueueItem> tied =
          Stream.of(first, second)
              .sorted(Comparator.comparing(item -> item.id().toString()))
              .toList();
      assertThat(due(scene, OPEN, Optional.empty(), 2)).containsExactlyElementsOf(tied);
      assertThat(due(scene, OPEN, after(tied.get(0)), 9)).containsExactly(tied.get(1), third);
    }

    @Test
    void leavesOutWhatIsNotOpen() {
      Scene scene = scene();
      Sequence pausedSequence = scene.add(scene.aSequenceOfTwo().in(SequenceState.PAUSED).build());
      QueueItem inPaused = scene.item(scene.add(anEnrollment(scene.sequence()).paused().build()));
      QueueItem inPausedSequence = scene.item(scene.add(anEnrollment(pausedSequence).build()));
      QueueItem open = scene.item(scene.enrolled());
      HeldScopes sender = new HeldScopes(Set.of(), Set.of(scene.identity().id()));
      HeldScopes sequence = new HeldScopes(Set.of(scene.sequence().id()), Set.of());

      assertThat(due(scene, OPEN, Optional.empty(), 9)).containsExactly(open);
      assertThat(due(scene, OpenScopes.ALL, Optional.empty(), 9))
          .containsExactly(inPaused, inPausedSequence, open);
      assertThat(due(scene, held(sender), Optional.empty(), 9)).isEmpty();
      assertThat(due(scene, held(sequence), Optional.empty(), 9)).isEmpty();
    }

    private OpenScopes held(HeldScopes held) {
      return new OpenScopes(OPEN.enrollments(), OPEN.sequences(), held);
    }

    @Test
    void findsOthersThanWaitingOnes() {
      Scene scene = scene();
      QueueItem unconfirmed = add(scene, scene.enrolled(), QueueItemState.UNCONFIRMED, 1);

      assertThat(
              scene.inUnit(
                  () ->
                      view()
                          .due(
                              scene.tenant(),
                              OpenScopes.ALL,
                              Set.of(QueueItemState.UNCONFIRMED),
                              NOW,
                              Optional.empty(),
                              9)))
          .containsExactly(unconfirmed);
    }

    @Test
    void doesNotSeeAnotherTenantsItems() {
      Scene scene = scene();
      scene.item(scene.enrolled());

      assertThat(due(scene(), OpenScopes.ALL, Optional.empty(), 9)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(
          scene.tenant(),
          () -> view().due(scene.tenant(), OPEN, WAITING, NOW, Optional.empty(), 1));
    }
  }

  @Nested
  class RecipientsWith {

    @Test
    void findsThoseWithAnItemInOneOfTheStates() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient sending = scene.recipient(enrollment);
      scene.add(aQueueItem(sending).in(QueueItemState.SENDING).build());
      Recipient queued = scene.recipient(enrollment);
      scene.add(aQueueItem(queued).build());
      Recipient notAskedFor = scene.recipient(enrollment);
      scene.add(aQueueItem(notAskedFor).in(QueueItemState.SENDING).build());

      assertThat(
              with(
                  scene,
                  List.of(sending.id(), queued.id()),
                  Set.of(QueueItemState.SENDING, QueueItemState.PARKED)))
          .containsExactly(sending.id());
      assertThat(with(scene, List.of(), Set.of(QueueItemState.SENDING))).isEmpty();
      assertThat(with(scene(), List.of(sending.id()), Set.of(QueueItemState.SENDING))).isEmpty();
    }

    private Set<RecipientId> with(
        Scene scene, List<RecipientId> recipients, Set<QueueItemState> states) {
      return scene.inUnit(() -> view().recipientsWith(scene.tenant(), recipients, states));
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(
          scene.tenant(),
          () -> view().recipientsWith(scene.tenant(), List.of(), Set.of(QueueItemState.SENDING)));
    }
  }

  @Nested
  class Counts {

    @Test
    void countsTheItemsOfTheEnrollmentByState() {
      Scene scene = scene();
      Scene stranger = scene();
      Enrollment enrollment = scene.enrolled();
      scene.items(enrollment, 3);
      add(scene, enrollment, QueueItemState.SENT, 1);
      scene.item(scene.enrolled());

      assertThat(scene.inUnit(() -> view().counts(scene.tenant(), enrollment.id())))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(QueueItemState.QUEUED, 3L, QueueItemState.SENT, 1L));
      assertThat(stranger.inUnit(() -> view().counts(stranger.tenant(), enrollment.id())))
          .isEmpty();
    }
  }

  @Nested
  class Depth {

    private QueueDepth depth(Scene scene) {
      return scene.inUnit(() -> view().depth(scene.tenant(), NOW));
    }

    @Test
    void tellsHowMuchThereIs() {
      Scene scene = scene();
      SenderIdentity second = anIdentity(scene.tenant()).build();
      scene.inUnit(() -> stores().identities().add(second));
      Sequence other = scene.add(aSequence(second, scene.template().id()).build());
      Enrollment enrollment = scene.enrolled();
      add(scene, enrollment, QueueItemState.QUEUED, 600);
      QueueItem oldest = add(scene, enrollment, QueueItemState.WOULD_SEND, 5);
      add(scene, enrollment, QueueItemState.QUEUED, 601);
      add(scene, enrollment, QueueItemState.SENDING, 1);
      add(scene, enrollment, QueueItemState.SENT, 1);
      scene.add(
          aQueueItem(scene.recipient(scene.add(anEnrollment(other).build())))
              .dueAt(NOW.plusSeconds(60))
              .tried(2)
              .build());

      QueueDepth depth = depth(scene);

      assertThat(depth.counts())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  QueueItemState.QUEUED, 3L,
                  QueueItemState.WOULD_SEND, 1L,
                  QueueItemState.SENDING, 1L,
                  QueueItemState.SENT, 1L));
      assertThat(depth.due()).isEqualTo(2);
      assertThat(depth.oldestDue()).contains(oldest.dueAt());
      assertThat(depth.retried()).isEqualTo(1);
      assertThat(depth.waitingBySender())
          .containsExactlyInAnyOrderEntriesOf(Map.of(scene.identity().id(), 3L, second.id(), 1L));
    }

    @Test
    void isNothingWithoutItemsAndForAnotherTenant() {
      Scene scene = scene();
      scene.item(scene.enrolled());

      assertThat(depth(scene()))
          .isEqualTo(new QueueDepth(Map.of(), 0, Optional.empty(), 0, Map.of()));
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> view().depth(scene.tenant(), NOW));
    }
  }
}
