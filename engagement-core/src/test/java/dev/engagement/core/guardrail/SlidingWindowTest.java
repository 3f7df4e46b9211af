package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.guardrail.RateUse;
import dev.engagement.ports.guardrail.RateUse.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowTest {

  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
  private static final Duration MARGIN = Duration.ofMillis(600);
  private static final SlidingWindow MINUTE = SlidingWindow.of(Duration.ofMinutes(1), MARGIN, 20);

  @Test
  void anUnusedWindowHasItsLimitFree() {
    assertThat(MINUTE.free(RateUse.NONE, NOW)).isEqualTo(20);
  }

  @Test
  void tokensAreBackAWindowAndItsMarginAfterTheEndOfTheirSlot() {
    RateUse use = MINUTE.take(RateUse.NONE, NOW.plusMillis(299), 20);

    Instant back = NOW.plusMillis(300).plus(Duration.ofMinutes(1)).plus(MARGIN);

    assertThat(MINUTE.free(use, back.minusNanos(1))).isZero();
    assertThat(MINUTE.free(use, back)).isEqualTo(20);
  }

  @Test
  void takingDropsWhatDoesNotCountAnyMore() {
    RateUse old = MINUTE.take(RateUse.NONE, NOW.minusSeconds(120), 5);
    RateUse both = MINUTE.take(MINUTE.take(old, NOW.minusSeconds(30), 3), NOW, 2);

    assertThat(both.slots()).extracting(Slot::taken).containsExactly(3, 2);
    assertThat(MINUTE.free(both, NOW)).isEqualTo(15);
  }

  @Test
  void takingNothingAddsNoSlot() {
    assertThat(MINUTE.take(RateUse.NONE, NOW, 0)).isEqualTo(RateUse.NONE);
  }

  @Test
  void whatAFasterClockTookCountsAtOnce() {
    RateUse ahead = MINUTE.take(RateUse.NONE, NOW.plusMillis(900), 20);

    assertThat(MINUTE.free(ahead, NOW)).isZero();
    assertThat(MINUTE.take(ahead, NOW, 1).slots())
        .extracting(Slot::number)
        .isSortedAccordingTo(Long::compare);
  }

  @Test
  void aLoweredLimitLeavesNothingFreeUntilEnoughIsBack() {
    RateUse use = MINUTE.take(RateUse.NONE, NOW, 20);
    SlidingWindow lowered = SlidingWindow.of(Duration.ofMinutes(1), MARGIN, 5);

    assertThat(lowered.free(use, NOW)).isZero();
    assertThat(lowered.fits(use, NOW, 1)).isEqualTo(NOW.plusMillis(60_900));
  }

  @Test
  void theRanksThatFitNowFitNow() {
    RateUse use = MINUTE.take(RateUse.NONE, NOW.minusSeconds(9), 18);

    assertThat(MINUTE.fits(use, NOW, 2)).isEqualTo(NOW);
    assertThat(MINUTE.fits(use, NOW, 3)).isEqualTo(NOW.minusSeconds(9).plusMillis(60_900));
  }

  @Test
  void whatIsTakenEarlyInTurnDelaysLaterRanks() {
    RateUse use = MINUTE.take(RateUse.NONE, NOW.minusSeconds(9), 18);

    assertThat(MINUTE.fits(use, NOW, 20)).isEqualTo(NOW.plusMillis(51_900));
    assertThat(MINUTE.fits(use, NOW, 21)).isEqualTo(NOW.plusMillis(60_900));
    assertThat(MINUTE.fits(use, NOW, 23)).isAfter(NOW.plusMillis(60_900));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyRankFitsWhereTakingOneAfterTheOtherPutsIt(long seed) {
    Random random = new Random(seed);
    int limit = 1 + random.nextInt(30);
    SlidingWindow window = SlidingWindow.of(Duration.ofSeconds(20), MARGIN, limit);
    RateUse before = RateUse.NONE;
    for (int i = 0; i < 20; i++) {
      Instant at = NOW.minusMillis(random.nextInt(30_000));
      before = window.take(before, at, 1 + random.nextInt(3));
    }

    RateUse use = before;
    Instant at = NOW;
    for (int rank = 1; rank <= 100; rank++) {
      at = window.fits(use, at, 1);
      use = window.take(use, at, 1);

      assertThat(window.fits(before, NOW, rank)).as("rank %s", rank).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 30, 10",
    "20, 600, 1",
    "20, 600, 20",
    "60, 600, 20",
    "60, 0, 7",
    "3600, 600, 1000"
  })
  void noWindowEverHoldsMoreThanTheLimit(long seconds, long margin, int limit) {
    for (long seed = 1; seed <= 5; seed++) {
      Workload workload = new Workload(seed, Duration.ofSeconds(seconds), margin, limit);

      long[] begun = workload.run(6);

      assertThat(mostInAnyWindow(begun, seconds * 1_000)).as("seed %s", seed).isLessThan(limit + 1);
      assertThat(begun.length).as("seed %s", seed).isGreaterThan(limit);
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 20", "60, 20", "60, 1000", "3600, 1000", "3600, 20000"})
  void theLimitIsUsedToAtLeast95Percent(long seconds, int limit) {
    SlidingWindow window = SlidingWindow.of(Duration.ofSeconds(seconds), MARGIN, limit);
    int windows = 100;

    int fitting = windows * limit;
    Instant last = window.fits(RateUse.NONE, NOW, fitting);

    double needed = Duration.between(NOW, last).toMillis() + seconds * 1_000.0;
    assertThat(windows * seconds * 1_000.0 / needed).isGreaterThanOrEqualTo(0.95);
  }

  /** Windows of that length that begin with a request hold as many as any. */
  private static int mostInAnyWindow(long[] begun, long length) {
    int most = 0;
    for (int first = 0, after = 0; first < begun.length; first++) {
      while (after < begun.length && begun[after] < begun[first] + length) {
        after++;
      }
      most = Math.max(most, after - first);
    }
    return most;
  }

  /** Takes tokens in bursts and one by one, each of whose requests begins up to a margin later. */
  private static final class Workload {

    private final Random random;
    private final Duration window;
    private final int margin;
    private final SlidingWindow rate;
    private final List<Long> begun = new ArrayList<>();

    Workload(long seed, Duration window, long margin, int limit) {
      this.random = new Random(seed);
      this.window = window;
      this.margin = (int) margin;
      this.rate = SlidingWindow.of(window, Duration.ofMillis(margin), limit);
    }

    long[] run(int windows) {
      RateUse use = RateUse.NONE;
      Instant at = NOW;
      Instant end = NOW.plus(window.multipliedBy(windows));
      while (at.isBefore(end)) {
        int taken = Math.min(rate.free(use, at), random.nextInt(4) == 0 ? 50 : 1);
        use = rate.take(use, at, taken);
        for (int i = 0; i < taken; i++) {
          begun.add(at.toEpochMilli() + random.nextInt(margin + 1));
        }
        at = at.plusMillis(random.nextInt((int) window.toMillis() / 50));
      }
      long[] sorted = begun.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
