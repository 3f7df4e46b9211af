package dev.engagement.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows what must not stand where a good value stands. */
final class BadValues {

  private static final Set<String> DURATIONS =
      Set.of("wait", "perContact", "perSequence", "replyAfter", "after");
  private static final Set<String> MAY_BE_NOTHING =
      Set.of("dailyIncrease", "afterStep", "seed", "replyRate", "openRate", "bounceRate");
  private static final int HUGE = 600_000;

  private BadValues() {}

  /** Returns what is refused in place of this value. */
  static List<Object> of(String name, JsonNode value) {
    List<Object> bad = new ArrayList<>();
    switch (value.getNodeType()) {
      case STRING -> texts(name, value.textValue(), bad);
      case NUMBER -> numbers(name, bad);
      case BOOLEAN -> bad.addAll(List.of("true", 1, List.of(), Map.of()));
      case ARRAY -> bad.addAll(List.of("text", 5, Map.of(), List.of(5), List.of(List.of())));
      default -> objects(name, bad);
    }
    return bad;
  }

  private static void numbers(String name, List<Object> bad) {
    bad.addAll(List.of("1", 1.5, -1, 99_999_999_999L, true, List.of(1)));
    if (!MAY_BE_NOTHING.contains(name)) {
      bad.add(0);
    }
  }

  private static void texts(String name, String good, List<Object> bad) {
    bad.addAll(List.of(12_345, true, List.of("text"), Map.of("text", "text")));
    bad.add("x".repeat(HUGE));
    bad.add(inside(good, "\u0000"));
    bad.add(inside(good, "\ud800"));
    if (!name.equals("body")) {
      for (String control :
          List.of("\r\nBcc: a@example.com\r\n", "\n", "\u0007", "\u0085", "\u2028")) {
        bad.add(inside(good, control));
      }
    }
    if (good.contains("@")) {
      bad.addAll(List.of(good.replace("@", "@\r\n"), good.replace("@", "\n@")));
    }
    if (Set.of("subject", "body").contains(name)) {
      bad.addAll(List.of("{{#a}}", "{{/a}}", "{{", "{{a}}".repeat(20_000), "{{> partial}}"));
    }
  }

  private static String inside(String good, String part) {
    int middle = good.length() / 2;
    return good.substring(0, middle) + part + good.substring(middle);
  }

  private static void objects(String name, List<Object> bad) {
    bad.addAll(List.of("text", 5, List.of(), List.of(Map.of())));
    if (Set.of("variables", "defaults").contains(name)) {
      bad.addAll(
          List.of(
              Map.of("a", "\u0000"),
              Map.of("\u0000", "a"),
              Map.of("a", "\udc00"),
              nested(20),
              Map.of("a", new BigDecimal("1e400"))));
    }
  }

  private static Object nested(int levels) {
    return levels == 0 ? "x" : Map.of("a", nested(levels - 1));
  }

  static List<Object> zones(String name) {
    return name.equals("timezone")
        ? List.of("Mars/Olympus", "+25:00", "GMT+25", "europe/london", "Europe/London/X")
        : List.of();
  }

  static List<Object> durations(String name) {
    return DURATIONS.contains(name)
        ? List.of("-P1D", "P-1D", "PT-1H", "P1M", "P1Y", "P99999999999999999999D", "P", "1 day")
        : List.of();
  }
}
