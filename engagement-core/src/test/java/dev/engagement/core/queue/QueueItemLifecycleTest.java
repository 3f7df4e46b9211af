package dev.engagement.core.queue;

import static dev.engagement.core.Samples.NOW;
import static dev.engagement.core.Samples.item;
import static dev.engagement.core.Samples.recipient;
import static dev.engagement.core.Samples.step;
import static dev.engagement.ports.queue.QueueItemState.CLAIMED;
import static dev.engagement.ports.queue.QueueItemState.DRY_RUN_PLANNED;
import static dev.engagement.ports.queue.QueueItemState.FAILED_VALIDATION;
import static dev.engagement.ports.queue.QueueItemState.PARKED;
import static dev.engagement.ports.queue.QueueItemState.PAUSED;
import static dev.engagement.ports.queue.QueueItemState.QUEUED;
import static dev.engagement.ports.queue.QueueItemState.SENDING;
import static dev.engagement.ports.queue.QueueItemState.SKIPPED;
import static dev.engagement.ports.queue.QueueItemState.WOULD_SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.engagement.core.LifecycleWalk;
import dev.engagement.core.Samples;
import dev.engagement.core.queue.QueueItemLifecycle.Trigger;
import dev.engagement.ports.enrollment.RecipientState;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.ItemMove;
import dev.engagement.ports.queue.Lease;
import dev.engagement.ports.queue.QueueItem;
import dev.engagement.ports.queue.QueueItemId;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.QueueResolution;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueItemLifecycleTest {

  private static final Instant LATER = NOW.plusSeconds(3_600);

  @TestFactory
  Stream<DynamicTest> takesEveryRowAndNoOther() {
    return new LifecycleWalk<>(
            QueueItemLifecycle.TABLE,
            Samples::item,
            QueueItem::state,
            QueueItemLifecycleTest::moved)
        .tests(stored(), Trigger.class);
  }

  @ParameterizedTest
  @EnumSource(QueueItemState.class)
  void waitingMeansThatItCanBeClaimedAndCancelled(QueueItemState state) {
    assertThat(QueueItemLifecycle.WAITING.contains(state)).isEqualTo(state.isWaiting());
    assertThat(QueueItemLifecycle.TABLE.next(state, Trigger.CANCEL).isPresent())
        .isEqualTo(state.isWaiting() || state == CLAIMED);
  }

  @Test
  void isNeverPausedWhereItIsStored() {
    assertThat(QueueItemLifecycle.TABLE.moves())
        .noneMatch(move -> move.from() == PAUSED || move.to() == PAUSED);
  }

  @Test
  void startsQueuedAndUntried() {
    QueueItemId id = new QueueItemId(new UUID(0, 99));

    QueueItem item =
        QueueItemLifecycle.enqueue(id, recipient(RecipientState.QUEUED), step(2), 1, LATER, NOW);

    assertThat(item.state()).isEqualTo(QUEUED);
    assertThat(item.dueAt()).isEqualTo(LATER);
    assertThat(item.step()).isEqualTo(step(2));
    assertThat(item.attempts()).isZero();
    assertThat(item.recipient()).isEqualTo(Samples.RECIPIENT);
  }

  @Test
  void passesThroughPlannedWhenAVerdictIsStored() {
    ItemMove move = QueueItemLifecycle.store(item(QUEUED), WOULD_SEND, Optional.empty(), NOW);

    assertThat(move.from()).isEqualTo(QUEUED);
    assertThat(move.after().state()).isEqualTo(WOULD_SEND);
    assertThat(move.after().dueAt()).isEqualTo(item(QUEUED).dueAt());
  }

  @Test
  void keepsTheReasonOfAStoredRefusal() {
    QueueItem skipped =
        QueueItemLifecycle.store(item(QUEUED), SKIPPED, Optional.of(ReasonCode.SUPPRESSED), NOW)
            .after();

    assertThat(skipped.state()).isEqualTo(SKIPPED);
    assertThat(skipped.reason()).contains(ReasonCode.SUPPRESSED);
    assertThat(skipped.finishedAt()).contains(NOW);
  }

  @Test
  void onlyTakesOverTheReasonWhenItWasToBeSentBefore() {
    ItemMove move =
        QueueItemLifecycle.store(
            item(WOULD_SEND), SKIPPED, Optional.of(ReasonCode.SUPPRESSED), NOW);

    assertThat(move.from()).isEqualTo(WOULD_SEND);
    assertThat(move.after().state()).isEqualTo(WOULD_SEND);
    assertThat(move.after().reason()).contains(ReasonCode.SUPPRESSED);
  }

  @Test
  void refusesAVerdictThatADryRunDoesNotHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueueItemLifecycle.store(item(QUEUED), CLAIMED, Optional.empty(), NOW));
  }

  @Test
  void countsTheAttemptAndProlongsTheLeaseWithTheIntent() {
    QueueItem sending = QueueItemLifecycle.intend(item(CLAIMED), LATER).after();

    assertThat(sending.attempts()).isEqualTo(item(CLAIMED).attempts() + 1);
    assertThat(sending.lease()).contains(new Lease("worker-1", LATER));
    assertThat(sending.epoch()).isEqualTo(item(CLAIMED).epoch());
  }

  @Test
  void keepsTheAttemptsWhenItIsGivenBack() {
    QueueItem back =
        QueueItemLifecycle.giveBack(item(SENDING), LATER, ReasonCode.NOT_TAKEN).after();

    assertThat(back.attempts()).isEqualTo(item(SENDING).attempts());
    assertThat(back.dueAt()).isEqualTo(LATER);
    assertThat(back.lease()).isEmpty();
    assertThat(back.reason()).contains(ReasonCode.NOT_TAKEN);
  }

  @Test
  void waitsForEvidenceUntilTheHorizonAndThenForAPerson() {
    QueueItem lost = QueueItemLifecycle.lose(item(SENDING), LATER).after();
    QueueItem parked = QueueItemLifecycle.park(lost).after();

    assertThat(lost.dueAt()).isEqualTo(LATER);
    assertThat(lost.reason()).contains(ReasonCode.OUTCOME_UNKNOWN);
    assertThat(parked.dueAt()).isEqualTo("9999-12-31T00:00:00Z");
    assertThat(parked.reason()).contains(ReasonCode.NO_EVIDENCE);
  }

  @Test
  void saysThatAPersonDecided() {
    QueueItem queued =
        QueueItemLifecycle.resolve(item(PARKED), QueueResolution.QUEUED, NOW).after();

    assertThat(queued.reason()).contains(ReasonCode.RESOLVED_BY_PERSON);
    assertThat(queued.dueAt()).isEqualTo(NOW);
  }

  @Test
  void forgetsTheReasonWhenItIsRefreshed() {
    QueueItem skipped = QueueItemLifecycle.skip(item(CLAIMED), ReasonCode.SUPPRESSED, NOW).after();

    QueueItem again = QueueItemLifecycle.refresh(skipped, LATER).after();

    assertThat(again.reason()).isEmpty();
    assertThat(again.finishedAt()).isEmpty();
    assertThat(again.dueAt()).isEqualTo(LATER);
  }

  private static List<QueueItemState> stored() {
    return Arrays.stream(QueueItemState.values()).filter(state -> state != PAUSED).toList();
  }

  private static QueueItem moved(QueueItem item, Trigger trigger) {
    return trigger == Trigger.CLAIM ? claimed(item) : move(item, trigger).after();
  }

  /** What a store does with the move that it is handed. */
  private static QueueItem claimed(QueueItem item) {
    if (!QueueItemLifecycle.claim().from().contains(item.state())) {
      QueueItemLifecycle.TABLE.require(item.state(), Trigger.CLAIM);
    }
    return item(QueueItemLifecycle.claim().to());
  }

  private static ItemMove move(QueueItem item, Trigger trigger) {
    Optional<ReasonCode> reason = Optional.of(ReasonCode.SUPPRESSED);
    return switch (trigger) {
      case PLAN -> QueueItemLifecycle.plan(item);
      case WOULD_SEND -> planned(item, WOULD_SEND, Optional.empty());
      case SKIP ->
          item.state() == DRY_RUN_PLANNED
              ? planned(item, SKIPPED, reason)
              : QueueItemLifecycle.skip(item, ReasonCode.SUPPRESSED, NOW);
      case INVALIDATE ->
          item.state() == DRY_RUN_PLANNED
              ? planned(item, FAILED_VALIDATION, reason)
              : QueueItemLifecycle.invalidate(item, ReasonCode.MISSING_VARIABLE, NOW);
      case CLAIM -> throw new IllegalArgumentException("the store claims");
      case RELEASE -> QueueItemLifecycle.release(item, LATER, reason);
      case INTEND -> QueueItemLifecycle.intend(item, LATER);
      case ACCEPT -> QueueItemLifecycle.accept(item, NOW);
      case REFUSE -> QueueItemLifecycle.refuse(item, ReasonCode.REFUSED, NOW);
      case RETURN -> QueueItemLifecycle.giveBack(item, LATER, ReasonCode.NOT_TAKEN);
      case CANCEL_UNSENT -> QueueItemLifecycle.cancelUnsent(item, ReasonCode.STOPPED, NOW);
      case LOSE -> QueueItemLifecycle.lose(item, LATER);
      case CONFIRM -> QueueItemLifecycle.confirm(item, NOW);
      case PARK -> QueueItemLifecycle.park(item);
      case RESOLVE_SENT -> QueueItemLifecycle.resolve(item, QueueResolution.SENT, NOW);
      case RESOLVE_QUEUED -> QueueItemLifecycle.resolve(item, QueueResolution.QUEUED, NOW);
      case RESOLVE_CANCELLED -> QueueItemLifecycle.resolve(item, QueueResolution.CANCELLED, NOW);
      case CANCEL -> QueueItemLifecycle.cancel(item, ReasonCode.STOPPED, NOW);
      case REFRESH -> QueueItemLifecycle.refresh(item, LATER);
    };
  }

  /** A queued item passes through planned on its way, and one that would be sent stays so. */
  private static ItemMove planned(
      QueueItem item, QueueItemState status, Optional<ReasonCode> reason) {
    if (item.state() != DRY_RUN_PLANNED) {
      QueueItemLifecycle.TABLE.require(item.state(), Trigger.WOULD_SEND);
    }
    return QueueItemLifecycle.store(item, status, reason, NOW);
  }
}
