package dev.engagement.core.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.core.guardrail.ClosedRanges.Range;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClosedRangesTest {

  private final ClosedRanges<Integer> ranges = new ClosedRanges<>();

  @Test
  void skipsToTheEndOfTheRangeAndNoFurther() {
    ranges.close(10, 20);

    assertThat(ranges.skip(9)).isEqualTo(9);
    assertThat(ranges.skip(10)).isEqualTo(20);
    assertThat(ranges.skip(19)).isEqualTo(20);
    assertThat(ranges.skip(20)).isEqualTo(20);
  }

  @Test
  void joinsWhatTouches() {
    ranges.close(10, 20);
    ranges.close(30, 40);

    assertThat(ranges.close(20, 30)).isEqualTo(new Range<>(10, 40));
    assertThat(ranges.skip(10)).isEqualTo(40);
  }

  @Test
  void keepsWhatACopyWasMadeOf() {
    ranges.close(10, 20);
    ClosedRanges<Integer> copy = new ClosedRanges<>(ranges);
    copy.close(20, 30);

    assertThat(ranges.skip(10)).isEqualTo(20);
    assertThat(copy.skip(10)).isEqualTo(30);
  }

  @Test
  void agreesWithMarkingEveryPlace() {
    Random random = new Random(7);
    BitSet marked = new BitSet();
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(2_000);
      int to = from + 1 + random.nextInt(20);
      marked.set(from, to);

      Range<Integer> range = ranges.close(from, to);

      assertThat(range.end()).isEqualTo(marked.nextClearBit(from));
      assertThat(range.start()).isEqualTo(marked.previousClearBit(from) + 1);
      int asked = random.nextInt(2_100);
      assertThat(ranges.skip(asked)).isEqualTo(marked.nextClearBit(asked));
    }
  }
}
