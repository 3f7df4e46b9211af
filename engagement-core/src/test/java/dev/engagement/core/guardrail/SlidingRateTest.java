package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.guardrail.RateCounter;
import dev.engagement.ports.guardrail.RateScope;
import dev.engagement.ports.guardrail.RateUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingRateTest {

  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MARGIN = Duration.ofMillis(7);
  private static final RateCounter COUNTER = new RateCounter(RateScope.TENANT, "", SECOND);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void findsTheFirstPlaceWhereNoWindowIsOverfull(long seed) {
    Random random = new Random(seed);
    SlidingWindow window = SlidingWindow.of(SECOND, MARGIN, 1 + random.nextInt(5));
    RateUse use = used(window, random);
    RateLimit limit = RateLimit.of(COUNTER, window, use, NOW);
    Line line = new Line(window, use);

    for (int i = 0; i < 80; i++) {
      Instant at = random.nextInt(3) > 0 ? NOW : NOW.plusMillis(random.nextInt(8_000));
      Instant room = limit.room(at);

      assertThat(room).as("mail %s from %s", i, at).isEqualTo(line.room(at));
      if (random.nextInt(4) > 0) {
        limit.add(room);
        line.add(room);
      }
    }
  }

  @Test
  void placesRanksWhereTheWindowSaysTheyFit() {
    SlidingWindow window = SlidingWindow.of(SECOND, MARGIN, 3);
    RateUse use = window.take(RateUse.NONE, NOW.minusMillis(400), 2);
    RateLimit limit = RateLimit.of(COUNTER, window, use, NOW);

    for (int rank = 1; rank <= 1_000; rank++) {
      Instant room = limit.room(NOW);
      limit.add(room);
      assertThat(room).as("rank %s", rank).isEqualTo(window.fits(use, NOW, rank));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsAboveSeesWhatIsBeneathButNotTheOtherWayRound(long seed) {
    Random random = new Random(seed);
    SlidingWindow window = SlidingWindow.of(SECOND, MARGIN, 3);
    RateLimit beneath = RateLimit.of(COUNTER, window, RateUse.NONE, NOW);
    Line beneathLine = new Line(window, RateUse.NONE);
    Line aboveLine = new Line(window, RateUse.NONE);
    for (int i = 0; i < 10; i++) {
      Instant room = beneath.room(NOW);
      beneath.add(room);
      beneathLine.add(room);
      aboveLine.add(room);
    }

    RateLimit above = beneath.above();
    for (int i = 0; i < 60; i++) {
      Instant at = NOW.plusMillis(random.nextInt(5_000));
      if (random.nextBoolean()) {
        Instant room = beneath.room(at);
        assertThat(room).isEqualTo(beneathLine.room(at));
        beneath.add(room);
        beneathLine.add(room);
        aboveLine.add(room);
      } else {
        Instant room = beneath.above().room(at);
        assertThat(room).isEqualTo(aboveLine.room(at));
        above.add(room);
        aboveLine.add(room);
      }
    }
  }

  @Test
  void staysAtTheInstantWhileNothingIsLimited() {
    RateLimit limit = RateLimit.of(COUNTER, SlidingWindow.of(SECOND, MARGIN, 5), RateUse.NONE, NOW);
    for (int i = 0; i < 5; i++) {
      assertThat(limit.room(NOW.plusNanos(1_234))).isEqualTo(NOW.plusNanos(1_234));
      limit.add(NOW);
    }
    assertThat(limit.room(NOW)).isAfter(NOW.plus(SECOND));
  }

  @Test
  void hasNoRoomWhileALoweredLimitIsExceeded() {
    RateUse use = SlidingWindow.of(SECOND, MARGIN, 9).take(RateUse.NONE, NOW, 9);
    SlidingWindow lowered = SlidingWindow.of(SECOND, MARGIN, 2);

    Instant room = RateLimit.of(COUNTER, lowered, use, NOW).room(NOW);

    assertThat(room).isEqualTo(lowered.fits(use, NOW, 1)).isAfter(NOW.plus(SECOND));
  }

  private static RateUse used(SlidingWindow window, Random random) {
    RateUse use = RateUse.NONE;
    for (int i = 0; i < 5; i++) {
      Instant at = NOW.minusMillis(random.nextInt(1_500)).plusMillis(random.nextInt(30));
      use = window.take(use, at, Math.min(1, window.free(use, at)));
    }
    return use;
  }

  /** Marks every slot in which a token counts, and tries one place after the other. */
  private static final class Line {

    private final SlidingWindow window;
    private final long base;
    private final int[] load = new int[40_000];

    Line(SlidingWindow window, RateUse use) {
      this.window = window;
      this.base = window.slot(NOW) - 1_000;
      use.slots()
          .forEach(
              slot -> {
                for (int i = 0; i < slot.taken(); i++) {
                  mark(slot.number());
                }
              });
    }

    Instant room(Instant at) {
      long slot = window.slot(at);
      long free = slot;
      while (!hasRoom(free)) {
        free++;
      }
      return free == slot ? at : window.start(free);
    }

    void add(Instant at) {
      mark(window.slot(at));
    }

    private boolean hasRoom(long slot) {
      for (long counted = slot; counted <= slot + window.span(); counted++) {
        if (load[(int) (counted - base)] >= window.limit()) {
          return false;
        }
      }
      return true;
    }

    private void mark(long slot) {
      for (long counted = slot; counted <= slot + window.span(); counted++) {
        load[(int) (counted - base)]++;
      }
    }
  }
}
