package dev.engagement.testkit.queue;

import static dev.engagement.testkit.fixture.EnrollmentBuilder.anEnrollment;
import static dev.engagement.testkit.fixture.QueueItemBuilder.aQueueItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.engagement.ports.Transition;
import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.Recipient;
import dev.engagement.ports.enrollment.RecipientId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ClaimRequest;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.OpenScopes;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.SendQueue;
import dev.engagement.ports.sequence.Sequence;
import dev.engagement.ports.sequence.SequenceId;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.contract.AtOnce;
import dev.engagement.testkit.contract.StoreContract;
import dev.engagement.testkit.fixture.Given;
import dev.engagement.testkit.fixture.QueueItemBuilder;
import dev.engagement.testkit.fixture.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract of {@link SendQueue}, but for its claims. */
public abstract class SendQueueContract extends StoreContract {

  private static final Instant NOW = Given.START.plusSeconds(600);

  private SendQueue queue() {
    return stores().queue();
  }

  private Set<QueueItemId> enqueue(Scene scene, QueueItem... items) {
    return scene.inUnit(() -> queue().enqueue(scene.tenant(), List.of(items)));
  }

  private Optional<QueueItem> stored(Scene scene, QueueItem item) {
    return scene.inUnit(() -> stores().queueView().find(scene.tenant(), item.id()));
  }

  private Set<QueueItemId> move(Scene scene, ItemMove... moves) {
    return scene.inUnit(() -> queue().move(scene.tenant(), List.of(moves)));
  }

  private static List<QueueItemId> ids(List<QueueItem> items) {
    return items.stream().map(QueueItem::id).toList();
  }

  private static QueueItem with(QueueItem of, TenantId owner, QueueItem state) {
    return new QueueItem(
        owner,
        of.id(),
        of.enrollment(),
        of.recipient(),
        of.sequence(),
        of.step(),
        of.stepOrder(),
        state.state(),
        state.dueAt(),
        state.attempts(),
        state.epoch(),
        state.lease(),
        state.reason(),
        of.createdAt(),
        state.finishedAt());
  }

  /** Returns the item in the state of the one that the builder builds. */
  private static QueueItem as(QueueItemBuilder builder, QueueItem of) {
    return with(of, of.tenant(), builder.build());
  }

  private static QueueItemBuilder anyItem(Scene scene) {
    return aQueueItem(scene.aRecipient(scene.enrolled()).build());
  }

  @Nested
  class Enqueue {

    @ParameterizedTest
    @EnumSource(value = QueueItemState.class, mode = EnumSource.Mode.EXCLUDE, names = "PAUSED")
    void keepsAllThatAnItemIs(QueueItemState state) {
      Scene scene = scene();
      QueueItem item =
          aQueueItem(scene.recipient(scene.enrolled()))
              .in(state)
              .dueAt(Instant.parse("2026-10-25T00:59:59.999999Z"))
              .tried(3)
              .atEpoch(4_000_000_000L)
              .because(ReasonCode.NOT_TAKEN)
              .leased(new Lease("worker № 7", NOW.plusNanos(1_000)))
              .build();

      assertThat(enqueue(scene, item)).containsExactly(item.id());

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void keepsOneWithoutAReason() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void leavesTheItemAloneThatTheRecipientHasForTheStep() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      QueueItem cancelled = scene.add(aQueueItem(recipient).in(QueueItemState.CANCELLED).build());
      QueueItem again = aQueueItem(recipient).build();
      QueueItem nextStep = aQueueItem(recipient).at(scene.step(1)).build();

      assertThat(enqueue(scene, again, nextStep)).containsExactly(nextStep.id());

      assertThat(stored(scene, cancelled)).contains(cancelled);
      assertThat(stored(scene, again)).isEmpty();
    }

    @Test
    void addsOneOfTwoForTheSameStepInOneCall() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      QueueItem one = aQueueItem(recipient).build();
      QueueItem other = aQueueItem(recipient).build();

      Set<QueueItemId> added = enqueue(scene, one, other);

      assertThat(added).hasSize(1).isSubsetOf(one.id(), other.id());
      assertThat(Stream.of(one, other).filter(item -> stored(scene, item).isPresent()).toList())
          .extracting(QueueItem::id)
          .containsExactlyElementsOf(added);
    }

    @Test
    void addsOneOfTwoThatAreAddedAtOnce() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());

      List<Set<QueueItemId>> added =
          AtOnce.twice(() -> enqueue(scene, aQueueItem(recipient).build()));

      assertThat(added).extracting(Set::size).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void addsNothingForNothing() {
      assertThat(enqueue(scene())).isEmpty();
    }

    @Test
    void addsManyOnce() {
      Scene scene = scene();
      List<QueueItem> items = scene.items(scene.enrolled(), MANY);

      assertThat(scene.inUnit(() -> queue().enqueue(scene.tenant(), items))).isEmpty();

      assertThat(scene.inUnit(() -> queue().lock(scene.tenant(), ids(items))))
          .containsOnlyKeys(ids(items));
    }

    @Test
    void refusesARecipientOfAnotherTenant() {
      Scene scene = scene();
      Scene stranger = scene();
      QueueItem mine = scene.item(scene.enrolled());
      QueueItem theirs = with(mine, stranger.tenant(), mine);

      assertThat(catchThrowable(() -> stranger.add(theirs))).isNotNull();

      assertThat(stored(stranger, theirs)).isEmpty();
      assertThat(stored(scene, mine)).contains(mine);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      QueueItem item = aQueueItem(scene.recipient(scene.enrolled())).build();

      rollBack(scene.tenant(), () -> queue().enqueue(scene.tenant(), List.of(item)));

      assertThat(stored(scene, item)).isEmpty();
      assertThat(enqueue(scene, item)).containsExactly(item.id());
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();
      List<QueueItem> items = List.of(aQueueItem(scene.recipient(scene.enrolled())).build());

      assertNeedsUnitOf(scene.tenant(), () -> queue().enqueue(scene.tenant(), items));
    }
  }

  @Nested
  class Locking {

    @Test
    void findsThoseThatTheTenantHas() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      List<QueueItemId> asked = List.of(new QueueItemId(Given.id()), item.id());
      Scene stranger = scene();

      assertThat(scene.inUnit(() -> queue().lock(scene.tenant(), asked)))
          .containsExactlyInAnyOrderEntriesOf(Map.of(item.id(), item));
      assertThat(stranger.inUnit(() -> queue().lock(stranger.tenant(), asked))).isEmpty();
      assertThat(scene.inUnit(() -> queue().lock(scene.tenant(), List.of()))).isEmpty();
    }

    @Test
    void keepsOthersAwayAndShowsThemWhatWasWritten() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem sent = as(anyItem(scene).in(QueueItemState.SENT), item);
      List<QueueItemId> ids = List.of(item.id());

      Map<QueueItemId, QueueItem> seen =
          AtOnce.keepsAway(
              held ->
                  scene.inUnit(
                      () -> {
                        queue().lock(scene.tenant(), ids);
                        held.run();
                        queue()
                            .move(
                                scene.tenant(), List.of(new ItemMove(QueueItemState.QUEUED, sent)));
                      }),
              () -> scene.inUnit(() -> queue().lock(scene.tenant(), ids)));

      assertThat(seen).containsValue(sent);
    }
  }

  @Nested
  class Move {

    @ParameterizedTest
    @EnumSource(value = QueueItemState.class, mode = EnumSource.Mode.EXCLUDE, names = "PAUSED")
    void storesTheStateWithAllThatBelongsToIt(QueueItemState state) {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem after =
          as(
              anyItem(scene)
                  .in(state)
                  .dueAt(NOW)
                  .tried(2)
                  .because(ReasonCode.OUTCOME_UNKNOWN)
                  .leased(new Lease("other", NOW)),
              item);

      assertThat(move(scene, new ItemMove(QueueItemState.QUEUED, after)))
          .containsExactly(item.id());

      assertThat(stored(scene, item)).contains(after);
    }

    @Test
    void takesLeaseReasonAndEndAway() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      QueueItem skipped =
          scene.add(
              aQueueItem(recipient)
                  .in(QueueItemState.SKIPPED)
                  .because(ReasonCode.SUPPRESSED)
                  .build());
      QueueItem claimed =
          scene.add(aQueueItem(recipient).at(scene.step(1)).in(QueueItemState.CLAIMED).build());
      QueueItemBuilder queued = anyItem(scene);

      move(
          scene,
          new ItemMove(QueueItemState.SKIPPED, as(queued, skipped)),
          new ItemMove(QueueItemState.CLAIMED, as(queued, claimed)));

      assertThat(stored(scene, skipped)).contains(as(queued, skipped));
      assertThat(stored(scene, claimed)).contains(as(queued, claimed));
    }

    @Test
    void changesNothingElse() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem other = anyItem(scene).in(QueueItemState.CANCELLED).build();
      QueueItem forged =
          new QueueItem(
              scene.tenant(),
              item.id(),
              other.enrollment(),
              other.recipient(),
              scene.add(scene.aSequenceOfTwo().build()).id(),
              scene.step(1),
              9,
              other.state(),
              other.dueAt(),
              other.attempts(),
              other.epoch(),
              other.lease(),
              other.reason(),
              NOW,
              other.finishedAt());

      move(scene, new ItemMove(QueueItemState.QUEUED, forged));

      assertThat(stored(scene, item)).contains(with(item, scene.tenant(), other));
    }

    @Test
    void leavesThoseAloneThatAreInAnotherState() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem sent = as(anyItem(scene).in(QueueItemState.SENT), item);

      assertThat(move(scene, new ItemMove(QueueItemState.SENDING, sent))).isEmpty();

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void leavesThoseAloneThatAreAtAnotherEpoch() {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      QueueItem item =
          scene.add(aQueueItem(recipient).in(QueueItemState.CLAIMED).atEpoch(2).build());
      QueueItemBuilder sending = anyItem(scene).in(QueueItemState.SENDING);

      assertThat(move(scene, new ItemMove(QueueItemState.CLAIMED, as(sending.atEpoch(1), item))))
          .isEmpty();
      assertThat(move(scene, new ItemMove(QueueItemState.CLAIMED, as(sending.atEpoch(3), item))))
          .isEmpty();

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void raisesTheEpochWhereItIsToldTo() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem sending = as(anyItem(scene).in(QueueItemState.SENDING).atEpoch(1), item);
      ItemMove move = new ItemMove(QueueItemState.QUEUED, 0, sending);

      assertThat(move(scene, move)).containsExactly(item.id());
      assertThat(move(scene, move)).isEmpty();

      assertThat(stored(scene, item)).contains(sending);
    }

    @Test
    void movesTheOthersWhereOneIsLeftAlone() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      QueueItem one = scene.item(enrollment);
      QueueItem gone = aQueueItem(scene.recipient(enrollment)).build();
      QueueItem other = scene.item(enrollment);
      QueueItemBuilder sent = anyItem(scene).in(QueueItemState.SENT);

      Set<QueueItemId> moved =
          move(
              scene,
              new ItemMove(QueueItemState.QUEUED, as(sent, one)),
              new ItemMove(QueueItemState.QUEUED, as(sent, gone)),
              new ItemMove(QueueItemState.QUEUED, as(sent, other)));

      assertThat(moved).containsExactlyInAnyOrder(one.id(), other.id());
      assertThat(stored(scene, gone)).isEmpty();
    }

    @Test
    void letsOneOfTwoMoversWin() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem cancelled = as(anyItem(scene).in(QueueItemState.CANCELLED), item);

      List<Set<QueueItemId>> moved =
          AtOnce.twice(() -> move(scene, new ItemMove(QueueItemState.QUEUED, cancelled)));

      assertThat(moved).containsExactlyInAnyOrder(Set.of(item.id()), Set.of());
    }

    @Test
    void doesNotReachAnotherTenantsItem() {
      Scene scene = scene();
      Scene stranger = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem cancelled = as(anyItem(scene).in(QueueItemState.CANCELLED), item);
      QueueItem theirs = with(item, stranger.tenant(), cancelled);

      assertThat(move(stranger, new ItemMove(QueueItemState.QUEUED, theirs))).isEmpty();
      tryTo(
          stranger.tenant(),
          () ->
              queue()
                  .move(
                      stranger.tenant(), List.of(new ItemMove(QueueItemState.QUEUED, cancelled))));

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void movesNothingForNothing() {
      assertThat(move(scene())).isEmpty();
    }

    @Test
    void movesMany() {
      Scene scene = scene();
      List<QueueItem> items = scene.items(scene.enrolled(), MANY);
      QueueItemBuilder skipped =
          anyItem(scene).in(QueueItemState.SKIPPED).because(ReasonCode.SUPPRESSED);
      List<ItemMove> moves =
          items.stream()
              .map(item -> new ItemMove(QueueItemState.QUEUED, as(skipped, item)))
              .toList();

      assertThat(scene.inUnit(() -> queue().move(scene.tenant(), moves)))
          .containsExactlyInAnyOrderElementsOf(ids(items));

      assertThat(stored(scene, items.get(MANY - 1))).contains(moves.get(MANY - 1).after());
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      QueueItem item = scene.item(scene.enrolled());
      QueueItem sent = as(anyItem(scene).in(QueueItemState.SENT), item);

      rollBack(
          scene.tenant(),
          () -> queue().move(scene.tenant(), List.of(new ItemMove(QueueItemState.QUEUED, sent))));

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(scene.tenant(), () -> queue().move(scene.tenant(), List.of()));
    }
  }

  @Nested
  class BringForward {

    private static final Set<QueueItemState> WAITING =
        Set.of(QueueItemState.QUEUED, QueueItemState.WOULD_SEND);
    private static final Set<ReasonCode> REASONS =
        Set.of(ReasonCode.CANARY_HELD, ReasonCode.TENANT_RATE_LIMIT);
    private static final Instant LATER = NOW.plus(Duration.ofDays(400));

    private int bringForward(Scene scene, Optional<SequenceId> sequence, int limit) {
      return scene.inUnit(
          () -> queue().bringForward(scene.tenant(), WAITING, REASONS, sequence, NOW, limit));
    }

    private QueueItemBuilder kept(Scene scene, Enrollment enrollment) {
      return aQueueItem(scene.recipient(enrollment)).because(ReasonCode.CANARY_HELD).dueAt(LATER);
    }

    private QueueItem broughtForward(QueueItem of, Scene scene) {
      QueueItemBuilder builder = anyItem(scene).in(of.state()).atEpoch(of.epoch()).dueAt(NOW);
      of.reason().ifPresent(builder::because);
      return as(builder.tried(of.attempts()), of);
    }

    @Test
    void makesItemsDueNowAndChangesNothingElse() {
      Scene scene = scene();
      QueueItem item =
          scene.add(
              kept(scene, scene.enrolled())
                  .in(QueueItemState.WOULD_SEND)
                  .tried(2)
                  .atEpoch(7)
                  .build());

      assertThat(bringForward(scene, Optional.empty(), 10)).isEqualTo(1);

      assertThat(stored(scene, item)).contains(broughtForward(item, scene));
    }

    @Test
    void leavesAllOthersAlone() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      List<QueueItem> others =
          List.of(
              scene.add(kept(scene, enrollment).because(ReasonCode.QUIET_HOURS).build()),
              scene.add(aQueueItem(scene.recipient(enrollment)).dueAt(LATER).build()),
              scene.add(kept(scene, enrollment).dueAt(NOW).build()),
              scene.add(kept(scene, enrollment).in(QueueItemState.CLAIMED).build()),
              scene.add(kept(scene, enrollment).in(QueueItemState.PARKED).build()),
              scene.add(kept(scene, enrollment).in(QueueItemState.SKIPPED).build()));

      assertThat(bringForward(scene, Optional.empty(), 10)).isZero();

      others.forEach(item -> assertThat(stored(scene, item)).contains(item));
    }

    @Test
    void keepsToOneSequenceWhereItIsToldTo() {
      Scene scene = scene();
      Sequence otherSequence = scene.add(scene.aSequenceOfTwo().build());
      QueueItem item = scene.add(kept(scene, scene.enrolled()).build());
      QueueItem other =
          scene.add(kept(scene, scene.add(anEnrollment(otherSequence).build())).build());

      assertThat(bringForward(scene, Optional.of(otherSequence.id()), 10)).isEqualTo(1);

      assertThat(stored(scene, other)).contains(broughtForward(other, scene));
      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void goesOnUntilThereAreNoMore() {
      Scene scene = scene();
      for (int enrollment = 0; enrollment < 3; enrollment++) {
        Enrollment enrolled = scene.enrolled();
        for (int item = 0; item < 3; item++) {
          scene.add(kept(scene, enrolled).build());
        }
      }

      assertThat(bringForward(scene, Optional.empty(), 4)).isEqualTo(4);
      assertThat(bringForward(scene, Optional.empty(), 4)).isEqualTo(4);
      assertThat(bringForward(scene, Optional.empty(), 4)).isEqualTo(1);
      assertThat(bringForward(scene, Optional.empty(), 4)).isZero();
    }

    @Test
    void letsAClaimFindWhatWasBroughtForward() {
      Scene scene = scene();
      QueueItem item = scene.add(kept(scene, scene.enrolled()).build());
      assertThat(claimed(scene)).isEmpty();

      bringForward(scene, Optional.empty(), 10);

      assertThat(stores().schedule().dueTenants(NOW, Integer.MAX_VALUE)).contains(scene.tenant());
      assertThat(ids(claimed(scene))).containsExactly(item.id());
    }

    private List<QueueItem> claimed(Scene scene) {
      ClaimRequest request =
          new ClaimRequest(
              NOW,
              new Transition<>(WAITING, QueueItemState.CLAIMED),
              OpenScopes.ALL,
              new Lease("worker", NOW.plusSeconds(60)),
              10);
      return scene.inUnit(() -> queue().claim(scene.tenant(), request));
    }

    @Test
    void bringsEachForwardOnceWhereTwoDoItAtOnce() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      for (int item = 0; item < 20; item++) {
        scene.add(kept(scene, enrollment).build());
      }

      List<Integer> brought = AtOnce.twice(() -> bringForward(scene, Optional.empty(), 10));

      assertThat(brought).containsExactly(10, 10);
      assertThat(bringForward(scene, Optional.empty(), 10)).isZero();
    }

    @Test
    void doesNotReachAnotherTenantsItem() {
      Scene scene = scene();
      QueueItem item = scene.add(kept(scene, scene.enrolled()).build());

      assertThat(bringForward(scene(), Optional.of(item.sequence()), 10)).isZero();

      assertThat(stored(scene, item)).contains(item);
    }

    @Test
    void leavesNothingWhenItIsRolledBack() {
      Scene scene = scene();
      QueueItem item = scene.add(kept(scene, scene.enrolled()).build());

      rollBack(
          scene.tenant(),
          () -> queue().bringForward(scene.tenant(), WAITING, REASONS, Optional.empty(), NOW, 10));

      assertThat(stored(scene, item)).contains(item);
      assertThat(claimed(scene)).isEmpty();
    }

    @Test
    void needsAUnitOfTheTenant() {
      Scene scene = scene();

      assertNeedsUnitOf(
          scene.tenant(),
          () -> queue().bringForward(scene.tenant(), WAITING, REASONS, Optional.empty(), NOW, 10));
    }
  }

  @Nested
  class Unsettled {

    @Test
    void findsTheItemsOfTheseRecipientsThatAreNotSettled() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      Recipient one = scene.recipient(enrollment);
      Recipient other = scene.recipient(enrollment);
      scene.add(aQueueItem(one).in(QueueItemState.SENT).build());
      QueueItem waiting = scene.add(aQueueItem(one).at(scene.step(1)).build());
      QueueItem unconfirmed = scene.add(aQueueItem(other).in(QueueItemState.UNCONFIRMED).build());
      QueueItem elsewhere = scene.item(enrollment);
      Scene stranger = scene();
      List<RecipientId> recipients = List.of(one.id(), other.id());

      assertThat(scene.inUnit(() -> queue().unsettled(scene.tenant(), recipients)))
          .containsExactlyInAnyOrder(waiting.id(), unconfirmed.id())
          .doesNotContain(elsewhere.id());
      assertThat(stranger.inUnit(() -> queue().unsettled(stranger.tenant(), recipients))).isEmpty();
      assertThat(scene.inUnit(() -> queue().unsettled(scene.tenant(), List.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = QueueItemState.class, mode = EnumSource.Mode.EXCLUDE, names = "PAUSED")
    void knowsWhatIsSettled(QueueItemState state) {
      Scene scene = scene();
      Recipient recipient = scene.recipient(scene.enrolled());
      scene.add(aQueueItem(recipient).in(state).build());

      assertThat(scene.inUnit(() -> queue().unsettled(scene.tenant(), List.of(recipient.id()))))
          .hasSize(state.isSettled() ? 0 : 1);
    }
  }
}
