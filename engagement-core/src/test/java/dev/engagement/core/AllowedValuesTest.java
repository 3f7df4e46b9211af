package dev.engagement.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllowedValuesTest {

  @ParameterizedTest
  @MethodSource("allowed")
  void allowsWhatRenderingCanShow(Object value) {
    assertThat(ValueRules.allow(Map.of("name", value))).isTrue();
  }

  static Stream<Object> allowed() {
    return Stream.of(
        "text",
        "",
        "two\nlines\tand a tab",
        "\uD83D\uDE80".repeat(10_000),
        1,
        2L,
        3.5,
        new BigDecimal("1e100"),
        true,
        List.of(),
        List.of("a", List.of(1)),
        Map.of("deeper", Map.of("still", "fine")),
        nested(7));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAllElse(Object value) {
    assertThat(ValueRules.allow(Map.of("name", value))).isFalse();
  }

  static Stream<Object> refused() {
    return Stream.of(
        "x".repeat(10_001),
        "nul\u0000",
        "bell\u0007",
        "half \uD83D",
        Double.NaN,
        Double.POSITIVE_INFINITY,
        new BigDecimal("1e1000000"),
        'c',
        new Date(0),
        List.of(new Object()),
        Map.of(1, "a number as a name"),
        Map.of("x".repeat(201), "a long name"),
        Collections.singletonMap("nothing", null),
        new ArrayList<>(Collections.singletonList(null)),
        nested(8));
  }

  @Test
  void refusesANameThatCannotBeKept() {
    assertThat(ValueRules.allow(Map.of("a\u0000b", "text"))).isFalse();
    assertThat(ValueRules.allow(new HashMap<>(Collections.singletonMap("a", null)))).isFalse();
  }

  private static Object nested(int levels) {
    Object value = "end";
    for (int level = 0; level < levels; level++) {
      value = level % 2 == 0 ? Map.of("in", value) : List.of(value);
    }
    return value;
  }
}
