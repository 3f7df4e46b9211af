package dev.engagement.testkit.queue;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.Transition;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentState;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.identity.IdentityId;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.DueRequest;
import dev.engagement.ports.queue.HeldScopes;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceState;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.EnrollmentBuilder;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link SendQueue#claim} and of {@link SendQueue#expired}. */
public abstract class ClaimContract extends StoreContract {

  private static final Instant NOW = Given.START.plusSeconds(600);
  private static final Lease LEASE = new Lease("worker", NOW.plusSeconds(120));
  private static final Set<QueueItemState> WAITING =
      Set.of(QueueItemState.QUEUED, QueueItemState.DRY_RUN_PLANNED, QueueItemState.WOULD_SEND);
  private static final OpenScopes OPEN = open(HeldScopes.NONE);

  private SendQueue queue() {
    return stores().queue();
  }

  private static OpenScopes open(HeldScopes held) {
    return new OpenScopes(
        Set.of(EnrollmentState.QUEUED, EnrollmentState.SENDING),
        Set.of(SequenceState.ACTIVE),
        held);
  }

  private static ClaimRequest request(Instant now, OpenScopes open, int limit) {
    return new ClaimRequest(
        now, new Transition<>(WAITING, QueueItemState.CLAIMED), open, LEASE, limit);
  }

  private List<QueueItem> claim(Scene scene, int limit) {
    return claim(scene, request(NOW, OPEN, limit));
  }

  private List<QueueItem> claim(Scene scene, ClaimRequest request) {
    return scene.inUnit(() -> queue().claim(scene.tenant(), request));
  }

  private List<QueueItemId> claimed(Scene scene, ClaimRequest request) {
    return ids(claim(scene, request));
  }

  private List<QueueItem> expired(Scene scene, Instant now, int limit) {
    return scene.inUnit(() -> queue().expired(scene.tenant(), now, limit));
  }

  private Optional<QueueItem> stored(Scene scene, QueueItem item) {
    return scene.inUnit(() -> stores().queueView().find(scene.tenant(), item.id()));
  }

  private static List<QueueItemId> ids(List<QueueItem> items) {
    return items.stream().map(QueueItem::id).toList();
  }

  private static QueueItem as(QueueItemState state, Lease lease, QueueItem of) {
    return new QueueItem(
        of.tenant(),
        of.id(),
        of.enrollment(),
        of.recipient(),
        of.sequence(),
        of.step(),
        of.stepOrder(),
        state,
        of.dueAt(),
        of.attempts(),
        of.epoch(),
        state.isLeased() ? Optional.of(lease) : Optional.empty(),
        of.reason(),
        of.createdAt(),
        Optional.empty());
  }

  /** The same items as a claim takes, for who says in the same unit what becomes of them. */
  @Nested
  class LockDue {

    private List<QueueItem> lockDue(Scene scene, OpenScopes open, int limit) {
      return queue().lockDue(scene.tenant(), new DueRequest(NOW, WAITING, open, limit));
    }

    @Test
    void findsWhatAClaimWouldTakeAndLeavesItAsItIs() {
      Scene scene = scene();
      List<QueueItem> items = scene.items(scene.enrolled(), 5);
      scene.items(scene.add(anEnrollment(scene.sequence()).paused().build()), 5);

      List<QueueItem> due = scene.inUnit(() -> lockDue(scene, OPEN, 3));

      assertThat(due).containsExactlyElementsOf(items.subList(0, 3));
      assertThat(claim(scene, 10)).hasSize(5);
    }

    @Test
    void keepsToOneSender() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());

      OpenScopes others = OPEN.of(new IdentityId(new UUID(1, 2)));
      assertThat(scene.inUnit(() -> lockDue(scene, others, 10))).isEmpty();
      OpenScopes own = OPEN.of(scene.identity().id());
      assertThat(scene.inUnit(() -> lockDue(scene, own, 10))).containsExactly(item);
    }

    @Test
    void letsNobodyElseHaveThemMeanwhile() {
      Scene scene = scene();
      List<QueueItem> items = scene.items(scene.enrolled(), 200);

      List<List<QueueItemId>> sent = AtOnce.twice(() -> sendAll(scene));

      assertThat(Stream.concat(sent.get(0).stream(), sent.get(1).stream()))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(ids(items));
    }

    private List<QueueItemId> sendAll(Scene scene) {
      List<QueueItemId> all = new ArrayList<>();
      List<QueueItemId> batch = sendSome(scene);
      while (!batch.isEmpty()) {
        all.addAll(batch);
        batch = sendSome(scene);
      }
      return all;
    }

    private List<QueueItemId> sendSome(Scene scene) {
      return scene.inUnit(
          () -> {
            List<QueueItem> due = lockDue(scene, OPEN, 7);
            List<ItemMove> moves =
                due.stream()
                    .map(
                        item -> new ItemMove(item.state(), as(QueueItemState.SENDING, LEASE, item)))
                    .toList();
            assertThat(queue().move(scene.tenant(), moves)).hasSameSizeAs(due);
            return ids(due);
          });
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> lockDue(scene, OPEN, 1));
    }
  }

  @Nested
  class Claim {

    @Test
    void leasesTheItemAndRaisesItsEpoch() {
      Scene scene = scene();
      QueueItem item =
          scene.add(
              aQueueItem(scene.recipient(scene.enrolled()))
                  .in(QueueItemState.WOULD_SEND)
                  .tried(1)
                  .atEpoch(7)
                  .because(ReasonCode.NOT_TAKEN)
                  .build());

      List<QueueItem> claimed = claim(scene, 10);

      QueueItem expected =
          new QueueItem(
              item.tenant(),
              item.id(),
              item.enrollment(),
              item.recipient(),
              item.sequence(),
              item.step(),
              item.stepOrder(),
              QueueItemState.CLAIMED,
              item.dueAt(),
              1,
              8,
              Optional.of(LEASE),
              item.reason(),
              item.createdAt(),
              Optional.empty());
      assertThat(claimed).containsExactly(expected);
      assertThat(stored(scene, item)).contains(expected);
    }

    @Test
    void goesByDueInstantThenIdOverAllEnrollmentsUpToTheLimit() {
      Scene scene = scene();
      Enrollment one = scene.enrolled();
      Enrollment other = scene.enrolled();
      QueueItem late = scene.add(dueIn(scene, one, 5));
      QueueItem second = scene.add(dueIn(scene, other, 2));
      QueueItem third = scene.add(dueIn(scene, one, 2));
      QueueItem first = scene.add(dueIn(scene, other, 1));

      assertThat(claimed(scene, request(NOW, OPEN, 3)))
          .containsExactly(first.id(), second.id(), third.id());
      assertThat(claimed(scene, request(NOW, OPEN, 3))).containsExactly(late.id());
      assertThat(claim(scene, 3)).isEmpty();
    }

    private QueueItem dueIn(Scene scene, Enrollment enrollment, int seconds) {
      return aQueueItem(scene.recipient(enrollment))
          .dueAt(Given.START.plusSeconds(seconds))
          .build();
    }

    @Test
    void takesWhatIsDueAndNothingLater() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      QueueItem due = scene.add(aQueueItem(scene.recipient(enrollment)).dueAt(NOW).build());
      QueueItem later =
          scene.add(aQueueItem(scene.recipient(enrollment)).dueAt(NOW.plusNanos(1_000)).build());

      assertThat(ids(claim(scene, 10))).containsExactly(due.id());

      assertThat(stored(scene, later)).contains(later);
    }

    @Test
    void looksAtAnEnrollmentOnlyWhenTheScheduleSaysThatItIsDue() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      QueueItem item = aQueueItem(scene.recipient(enrollment)).build();
      scene.inUnit(() -> queue().enqueue(scene.tenant(), List.of(item)));
      assertThat(claim(scene, 10)).isEmpty();

      wake(scene, enrollment, NOW.plusNanos(1_000));
      assertThat(claim(scene, 10)).isEmpty();

      wake(scene, enrollment, NOW);
      assertThat(ids(claim(scene, 10))).containsExactly(item.id());
    }

    private void wake(Scene scene, Enrollment enrollment, Instant due) {
      scene.inUnit(() -> stores().schedule().wake(scene.tenant(), Map.of(enrollment.id(), due)));
    }

    @ParameterizedTest
    @EnumSource(value = QueueItemState.class, mode = EnumSource.Mode.EXCLUDE, names = "PAUSED")
    void takesTheStatesThatItIsToComeFrom(QueueItemState state) {
      Scene scene = scene();
      scene.add(aQueueItem(scene.recipient(scene.enrolled())).in(state).build());

      assertThat(claim(scene, 10)).hasSize(state.isWaiting() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(EnrollmentState.class)
    void takesItemsOfOpenEnrollments(EnrollmentState state) {
      Scene scene = scene();
      Enrollment enrollment = scene.add(in(state, anEnrollment(scene.sequence())));
      QueueItem item = scene.item(enrollment);

      assertThat(claim(scene, 10)).hasSize(OPEN.enrollments().contains(state) ? 1 : 0);
      assertThat(claim(scene, request(NOW, OpenScopes.ALL, 10)))
          .hasSize(OPEN.enrollments().contains(state) ? 0 : 1);
      assertThat(stored(scene, item).orElseThrow().epoch()).isEqualTo(1);
    }

    private Enrollment in(EnrollmentState state, EnrollmentBuilder builder) {
      return switch (state) {
        case QUEUED -> builder.build();
        case SENDING -> builder.sending().build();
        case PAUSED -> builder.paused().build();
        case SENT, FAILED, STOPPED -> builder.finished(state).build();
      };
    }

    @ParameterizedTest
    @EnumSource(SequenceState.class)
    void takesItemsOfOpenSequences(SequenceState state) {
      Scene scene = scene();
      Sequence sequence = scene.add(scene.aSequenceOfTwo().in(state).build());
      scene.item(scene.add(anEnrollment(sequence).build()));

      assertThat(claim(scene, 10)).hasSize(state == SequenceState.ACTIVE ? 1 : 0);
    }

    @Test
    void leavesWhatIsHeld() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      Sequence second = scene.add(scene.aSequenceOfTwo().build());
      QueueItem elsewhere = scene.item(scene.add(anEnrollment(second).build()));
      HeldScopes sequence = new HeldScopes(Set.of(scene.sequence().id()), Set.of());
      HeldScopes sender = new HeldScopes(Set.of(), Set.of(scene.identity().id()));

      assertThat(claim(scene, request(NOW, open(sender), 10))).isEmpty();
      assertThat(claimed(scene, request(NOW, open(sequence), 10))).containsExactly(elsewhere.id());
      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void goesPastHeldItemsThatAreDueBeforeEverythingElse() {
      Scene scene = scene();
      scene.items(scene.add(anEnrollment(scene.sequence()).paused().build()), 200);
      QueueItem open = scene.add(aQueueItem(scene.recipient(scene.enrolled())).dueAt(NOW).build());

      assertThat(claimed(scene, request(NOW, OPEN, 5))).containsExactly(open.id());
    }

    @Test
    void doesNotSeeAnotherTenantsItems() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());

      assertThat(claim(scene(), 10)).isEmpty();

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void claimsMany() {
      Scene scene = scene();
      List<QueueItem> items = scene.items(scene.enrolled(), MANY);

      assertThat(ids(claim(scene, MANY))).containsExactlyElementsOf(ids(items));
    }

    @Test
    void givesTwoWorkersDifferentItems() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      List<QueueItem> items = new ArrayList<>(scene.items(enrollment, 400));
      items.addAll(scene.items(scene.enrolled(), 100));

      List<List<QueueItemId>> claimed = AtOnce.twice(() -> claimAll(scene));

      assertThat(Stream.concat(claimed.get(0).stream(), claimed.get(1).stream()))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(ids(items));
    }

    private List<QueueItemId> claimAll(Scene scene) {
      List<QueueItemId> all = new ArrayList<>();
      List<QueueItemId> batch = claimed(scene, request(NOW, OPEN, 7));
      while (!batch.isEmpty()) {
        assertThat(batch).hasSizeLessThanOrEqualTo(7);
        all.addAll(batch);
        batch = claimed(scene, request(NOW, OPEN, 7));
      }
      return all;
    }

    @Test
    void fencesTheWorkerThatHadItBefore() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem mine = claim(scene, 1).get(0);
      QueueItem back = as(QueueItemState.QUEUED, LEASE, mine);
      scene.inUnit(
          () -> queue().move(scene.tenant(), List.of(new ItemMove(QueueItemState.CLAIMED, back))));
      QueueItem theirs = claim(scene, 1).get(0);

      Set<QueueItemId> moved =
          scene.inUnit(
              () ->
                  queue()
                      .move(
                          scene.tenant(),
                          List.of(
                              new ItemMove(
                                  QueueItemState.CLAIMED,
                                  as(QueueItemState.SENDING, LEASE, mine)))));

      assertThat(moved).isEmpty();
      assertThat(theirs.epoch()).isEqualTo(2);
      assertThat(stored(scene, item)).contains(theirs);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());

      rollBack(scene.tenant(), () -> queue().claim(scene.tenant(), request(NOW, OPEN, 1)));

      assertThat(stored(scene, item)).contains(item);
      assertThat(expired(scene, LEASE.until(), 10)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> queue().claim(scene.tenant(), request(NOW, OPEN, 1)));
    }
  }

  @Nested
  class Expired {

    @Test
    void findsWhatIsLeasedNoLonger() {
      Scene scene = scene();
      scene.item(scene.enrolled());
      QueueItem claimed = claim(scene, 1).get(0);

      assertThat(expired(scene, LEASE.until().minusNanos(1_000), 10)).isEmpty();
      assertThat(expired(scene, LEASE.until(), 10)).containsExactly(claimed);
      assertThat(expired(scene, LEASE.until().plusSeconds(86_400), 10)).containsExactly(claimed);
    }

    @Test
    void findsWhatIsOnTheWireByTheLeaseThatItHasNow() {
      Scene scene = scene();
      scene.items(scene.enrolled(), 2);
      List<QueueItem> claimed = claim(scene, 2);
      Lease longer = new Lease("worker", LEASE.until().plusSeconds(60));
      QueueItem sending = as(QueueItemState.SENDING, longer, claimed.get(0));
      scene.inUnit(
          () ->
              queue().move(scene.tenant(), List.of(new ItemMove(QueueItemState.CLAIMED, sending))));

      assertThat(expired(scene, LEASE.until(), 10)).containsExactly(claimed.get(1));
      assertThat(expired(scene, longer.until(), 10))
          .containsExactlyInAnyOrder(sending, claimed.get(1));
    }

    @Test
    void forgetsWhatWasPutBackAndWhatIsSettled() {
      Scene scene = scene();
      scene.items(scene.enrolled(), 2);
      List<QueueItem> claimed = claim(scene, 2);
      List<ItemMove> moves =
          List.of(
              new ItemMove(
                  QueueItemState.CLAIMED, as(QueueItemState.QUEUED, LEASE, claimed.get(0))),
              new ItemMove(
                  QueueItemState.CLAIMED, as(QueueItemState.PARKED, LEASE, claimed.get(1))));
      scene.inUnit(() -> queue().move(scene.tenant(), moves));

      assertThat(expired(scene, LEASE.until(), 10)).isEmpty();
    }

    @Test
    void findsWhatWasClaimedAgainOnce() {
      Scene scene = scene();
      scene.item(scene.enrolled());
      QueueItem first = claim(scene, 1).get(0);
      QueueItem back = as(QueueItemState.QUEUED, LEASE, first);
      scene.inUnit(
          () -> queue().move(scene.tenant(), List.of(new ItemMove(QueueItemState.CLAIMED, back))));
      Lease later = new Lease("other", LEASE.until().plusSeconds(300));
      ClaimRequest again =
          new ClaimRequest(NOW, new Transition<>(WAITING, QueueItemState.CLAIMED), OPEN, later, 1);
      QueueItem second = claim(scene, again).get(0);

      assertThat(expired(scene, LEASE.until(), 10)).isEmpty();
      assertThat(expired(scene, later.until(), 10)).containsExactly(second);
    }

    @Test
    void findsItemsOfAnEnrollmentThatIsNoLongerOpen() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      scene.item(enrollment);
      QueueItem claimed = claim(scene, 1).get(0);
      Enrollment stopped =
          anEnrollment(scene.sequence())
              .withId(enrollment.id())
              .finished(EnrollmentState.STOPPED)
              .build();
      scene.inUnit(() -> stores().enrollments().update(scene.tenant(), List.of(stopped)));

      assertThat(expired(scene, LEASE.until(), 10)).containsExactly(claimed);
    }

    @Test
    void staysWithinTheLimit() {
      Scene scene = scene();
      scene.items(scene.enrolled(), 10);
      claim(scene, 10);

      assertThat(expired(scene, LEASE.until(), 4)).hasSize(4);
      assertThat(expired(scene, LEASE.until(), 11)).hasSize(10);
    }

    @Test
    void doesNotSeeAnotherTenantsItems() {
      Scene scene = scene();
      scene.item(scene.enrolled());
      claim(scene, 1);

      assertThat(expired(scene(), LEASE.until(), 10)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> queue().expired(scene.tenant(), NOW, 1));
    }
  }
}
