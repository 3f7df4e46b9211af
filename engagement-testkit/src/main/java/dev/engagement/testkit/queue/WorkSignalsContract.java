package dev.engagement.testkit.queue;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.enrollment.Enrollment;
import dev.engagement.ports.enrollment.EnrollmentId;
import dev.engagement.ports.guardrail.ReasonCode;
import dev.engagement.ports.queue.QueueItemState;
import dev.engagement.ports.queue.WorkSignals;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contract of {@link WorkSignals}, and of the {@code WorkSchedule} that gives them. */
public abstract class WorkSignalsContract extends StoreContract {

  /** Far longer than it takes. */
  protected static final Duration LONG = Duration.ofSeconds(30);

  /** Longer than what was said needs to be heard. */
  protected static final Duration SHORT = Duration.ofMillis(250);

  private static final Instant DUE = Given.START;
  private static final Instant LATER = DUE.plusSeconds(3_600);

  /** Returns what hears of the work that is kept in {@link #stores()}. */
  protected abstract WorkSignals signals();

  /** Wakes an enrollment of a tenant that had no work. */
  protected final void idleWorkBecomesDue() {
    Scene scene = scene();
    wake(scene, DUE, scene.enrolled());
  }

  private void wake(Scene scene, Instant due, Enrollment... enrollments) {
    Map<EnrollmentId, Instant> wanted =
        Stream.of(enrollments)
            .map(Enrollment::id)
            .collect(toMap(Function.identity(), enrollment -> due));
    scene.inUnit(() -> stores().schedule().wake(scene.tenant(), wanted));
  }

  private boolean isHeardSoon() {
    return signals().await(SHORT);
  }

  @Nested
  class Hearing {

    @Test
    void wakesOneWhoWaits() {
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> signals().await(LONG));

      idleWorkBecomesDue();

      assertThat(waiting.join()).isTrue();
    }

    @Test
    void wakesOneWhoWaitsThereafterOnce() {
      idleWorkBecomesDue();

      assertThat(signals().await(LONG)).isTrue();
      assertThat(isHeardSoon()).isFalse();
    }

    @Test
    void wakesOverAndOver() {
      for (int turn = 0; turn < 3; turn++) {
        idleWorkBecomesDue();

        assertThat(signals().await(LONG)).isTrue();
      }
    }

    @Test
    void gathersWhatManySaid() {
      idleWorkBecomesDue();
      idleWorkBecomesDue();
      idleWorkBecomesDue();

      assertThat(signals().await(LONG)).isTrue();
      while (isHeardSoon()) {}
      idleWorkBecomesDue();
      assertThat(signals().await(LONG)).isTrue();
    }

    @Test
    void returnsWhenTheTimeIsOver() {
      assertThat(signals().await(SHORT)).isFalse();
      assertThat(signals().await(Duration.ofMillis(1_250))).isFalse();
      assertThat(signals().await(Duration.ZERO)).isFalse();
    }
  }

  @Nested
  class Saying {

    @Test
    void saysThatWorkBeginsEarlier() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();
      wake(scene, LATER, enrollment);
      assertThat(signals().await(LONG)).isTrue();

      wake(scene, DUE, enrollment);

      assertThat(signals().await(LONG)).isTrue();
    }

    @Test
    void saysNothingWhereThereIsWorkAnyway() {
      Scene scene = scene();
      wake(scene, DUE, scene.enrolled());
      assertThat(signals().await(LONG)).isTrue();

      wake(scene, DUE, scene.enrolled());
      wake(scene, LATER, scene.enrolled());
      scene.inUnit(() -> stores().schedule().wake(scene.tenant(), Map.of()));

      assertThat(isHeardSoon()).isFalse();
    }

    @Test
    void saysItOnceHoweverMuchAUnitDoes() {
      Scene scene = scene();
      List<Enrollment> enrollments = List.of(scene.enrolled(), scene.enrolled());

      scene.inUnit(
          () -> {
            wake(scene, LATER, enrollments.get(0));
            wake(scene, DUE, enrollments.get(1));
          });

      assertThat(signals().await(LONG)).isTrue();
      assertThat(isHeardSoon()).isFalse();
    }

    @Test
    void saysNothingBeforeTheCommit() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      boolean heardInside =
          scene.inUnit(
              () -> {
                wake(scene, DUE, enrollment);
                return CompletableFuture.supplyAsync(WorkSignalsContract.this::isHeardSoon).join();
              });

      assertThat(heardInside).isFalse();
      assertThat(signals().await(LONG)).isTrue();
    }

    @Test
    void saysNothingOfWhatIsRolledBack() {
      Scene scene = scene();
      Enrollment enrollment = scene.enrolled();

      rollBack(scene.tenant(), () -> wake(scene, DUE, enrollment));
      scene.inUnit(() -> stores().schedule().nextDue());

      assertThat(isHeardSoon()).isFalse();
    }

    @Test
    void saysThatItemsWereBroughtForward() {
      Scene scene = scene();
      scene.add(
          QueueItemBuilder.aQueueItem(scene.recipient(scene.enrolled()))
              .because(ReasonCode.CANARY_HELD)
              .dueAt(LATER)
              .build());
      assertThat(signals().await(LONG)).isTrue();

      scene.inUnit(
          () ->
              stores()
                  .queue()
                  .bringForward(
                      scene.tenant(),
                      Set.of(QueueItemState.QUEUED),
                      Set.of(ReasonCode.CANARY_HELD),
                      Optional.empty(),
                      DUE,
                      10));

      assertThat(signals().await(LONG)).isTrue();
    }

    @Test
    void saysWhatTwoSayAtOnce() {
      AtOnce.twice(
          () -> {
            idleWorkBecomesDue();
            return true;
          });

      assertThat(signals().await(LONG)).isTrue();
    }
  }
}
