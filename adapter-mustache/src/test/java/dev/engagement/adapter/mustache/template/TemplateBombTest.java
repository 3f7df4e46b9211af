package dev.engagement.adapter.mustache.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.TemplateContent;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateBombTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int LONGEST = 500_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{",
        "{",
        "{{{",
        "}}",
        "{{#a}}",
        "{{/a}}",
        "{{a|",
        "{{a}}",
        "{{!}}",
        "{{a {",
        "{{#a}}\n"
      })
  void endsSoonWhateverIsRepeated(String piece) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try {
            Rendered.of("Hello", piece.repeat(LONGEST / piece.length()), Map.of("a", "b"));
          } catch (EngagementException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID);
          }
        });
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatExceptionOfType(EngagementException.class)
        .isThrownBy(() -> Rendered.of("Hello", "a".repeat(LONGEST + 1), Map.of()))
        .satisfies(refused -> assertThat(refused.errors().get(0).code()).isEqualTo("too_long"));
    assertThat(Rendered.of("Hello", "a".repeat(LONGEST), Map.of()).complete()).isTrue();
  }

  @Test
  void rendersTenLevelsAndNoMore() {
    assertThat(Rendered.text(nested(10), Map.of("a", true))).isEqualTo("x");
    assertThat(Rendered.of("Hello", nested(11), Map.of("a", true)).problem())
        .contains("nesting_too_deep");
    assertThat(Rendered.of("Hello", nested(4_000), Map.of("a", true)).problem())
        .contains("nesting_too_deep");
  }

  @Test
  void saysWhereItGetsTooDeep() {
    String opening = "{{#a}}".repeat(9) + "\n{{#a}}";
    String ten = opening + "{{/a}}".repeat(10);
    String eleven = opening + "{{#a}}" + "{{/a}}".repeat(11);

    assertThat(new MustacheRenderer().compile(content(ten)).problems()).isEmpty();
    assertThat(new MustacheRenderer().compile(content(eleven)).problems())
        .containsExactly(
            new FieldError(
                "body",
                "nesting_too_deep",
                "line 2, column 7: sections are nested more than 10 levels deep"));
  }

  private static TemplateContent content(String body) {
    return new TemplateContent("Hello", body, Map.of());
  }

  @Test
  void goesTenThousandTimesThroughLoopsAndNoMore() {
    Map<String, Object> hundred = Map.of("l", Collections.nCopies(100, "x"));
    String square = "{{#l}}{{#l}}{{/l}}{{/l}}";

    assertThat(Rendered.of("Hello", square, hundred).problem()).contains("output_too_large");
    assertThat(
            Rendered.of("Hello", "{{#l}}.{{/l}}", Map.of("l", Collections.nCopies(10_000, 1)))
                .text())
        .hasSize(10_000);
    assertThat(
            Rendered.of("Hello", "{{#l}}.{{/l}}", Map.of("l", Collections.nCopies(10_001, 1)))
                .problem())
        .contains("output_too_large");
  }

  @Test
  void endsLoopsThatWriteNothing() {
    String body = "{{#l}}" + "{{#no}}{{/no}}".repeat(4_900) + "{{/l}}";

    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThat(
                    Rendered.of("Hello", body, Map.of("l", Collections.nCopies(10_000, 1)))
                        .problem())
                .contains("output_too_large"));
  }

  @Test
  void endsLoopsOfComments() {
    String body = "{{#l}}" + "{{!}}".repeat(9_900) + "{{/l}}";

    assertTimeoutPreemptively(
        SOON,
        () -> Rendered.of("Hello", body, Map.of("l", Collections.nCopies(10_000, 1))).complete());
  }

  @Test
  void writesAMillionCharactersAndNoMore() {
    Map<String, Object> values = Map.of("l", Collections.nCopies(1_000, "y".repeat(1_000)));

    assertThat(Rendered.of("Hello", "{{#l}}{{.}}{{/l}}", values).problem())
        .as("the paragraph's tags take it over the bound")
        .contains("output_too_large");
    assertThat(Rendered.of("Hello", "<p></p>{{#l}}{{.}}{{/l}}", values).problem())
        .contains("output_too_large");
    assertThat(Rendered.of("{{#l}}{{.}}{{/l}}{{#l}}{{.}}{{/l}}", "Hello", values).problem())
        .contains("output_too_large");
  }

  @Test
  void doesNotFollowAValueIntoItself() {
    Map<String, Object> values = new HashMap<>();
    values.put("self", values);
    values.put("list", List.of(values));

    assertThat(
            Rendered.text("{{#self}}{{#self}}{{#list}}{{n|x}}{{/list}}{{/self}}{{/self}}", values))
        .isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>",
        "<b><i><u>",
        "<p>",
        "<div>",
        "<table><tr><td>",
        "</p>",
        "<a href=x>y",
        "<ol><li>",
        "<li>",
        "<b><p>",
        "<button>",
        "<",
        "<p ",
        "&amp",
        "<!--",
        "<font size=1><p>",
        "<select><p>",
        "<form><div></form>",
        "\n",
        " \n",
        "<br>",
        "<h1><div>"
      })
  void makesTextOfHostileMarkupSoon(String piece) {
    String body = "<ol>" + piece.repeat((LONGEST - 4) / piece.length());

    Rendering rendering =
        assertTimeoutPreemptively(SOON, () -> Rendered.of("Hello", body, Map.of()));

    assertThat(rendering.complete() || rendering.problem().isPresent()).isTrue();
  }

  @Test
  void makesMarkupOfHostileTextSoon() {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          Rendered.of("Hello", "a" + "\n".repeat(LONGEST - 2) + "b", Map.of());
          Rendered.of("Hello", "a" + " \n".repeat(LONGEST / 2 - 2) + "b", Map.of());
          Rendered.of("Hello", "a<".repeat(LONGEST / 2), Map.of());
        });
  }

  private static String nested(int levels) {
    return "{{#a}}".repeat(levels) + "x" + "{{/a}}".repeat(levels);
  }
}
