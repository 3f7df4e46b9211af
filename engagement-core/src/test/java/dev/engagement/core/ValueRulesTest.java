package dev.engagement.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.FieldError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueRulesTest {

  @Test
  void acceptsMapsListsTextNumbersAndBooleans() {
    Map<String, Object> values =
        Map.of(
            "text",
            "Grüße 👋\r\n",
            "numbers",
            List.of(1, 2L, 3.5, new BigDecimal("1.10"), BigInteger.TEN),
            "map",
            Map.of("truth", true, "none", List.of()));

    assertThat(codes(values)).isEmpty();
  }

  static List<Object> notValues() {
    return List.of(
        new Object(),
        'c',
        Double.NaN,
        Double.POSITIVE_INFINITY,
        new BigDecimal("1e999999"),
        BigInteger.TEN.pow(2_000),
        "a\0b",
        "a\ud83d",
        Map.of(1, "one"),
        Map.of("a\0", "b"),
        Collections.singletonMap("a", null),
        Collections.singletonList(null),
        List.of(List.of(new Object())));
  }

  @ParameterizedTest
  @MethodSource("notValues")
  void refusesAnythingElse(Object value) {
    assertThat(codes(Map.of("a", value))).containsExactly("invalid_value");
  }

  @Test
  void nestsEightLevelsDeepAndNoDeeper() {
    assertThat(codes(nested(8))).isEmpty();
    assertThat(codes(nested(9))).containsExactly("nesting_too_deep");
  }

  private static Map<String, Object> nested(int levels) {
    return Map.of("a", levels == 1 ? "leaf" : nested(levels - 1));
  }

  private static List<String> codes(Map<String, Object> values) {
    TextRules rules = new TextRules();
    ValueRules.check(rules, "variables", values);
    return rules.errors().stream().map(FieldError::code).toList();
  }
}
