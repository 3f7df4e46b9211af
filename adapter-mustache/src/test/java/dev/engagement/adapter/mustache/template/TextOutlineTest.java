package dev.engagement.adapter.mustache.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outline gives the text that parsing the whole mail gives, or none at all. */
class TextOutlineTest {

  private static final List<String> PIECES =
      List.of(
          "{{a}}",
          "{{b}}",
          "{{c}}",
          " ",
          "\n",
          "word",
          " two words ",
          "&amp;",
          "&",
          "&#3",
          "&lt",
          "<p>",
          "</p>",
          "<br>",
          "<hr/>",
          "<div>",
          "</div>",
          "<b>",
          "</b>",
          "<i>",
          "</i>",
          "<a href=\"{{a}}\">",
          "<a href='https://x.example/?n=1&c={{b}}'>",
          "<a href={{c}}>",
          "<a href=\"https://x.example\">",
          "<a href=\"mailto:{{a}}\">",
          "</a>",
          "<ul>",
          "<ol>",
          "<li>",
          "</ul>",
          "</ol>",
          "<table>",
          "<tr>",
          "<td>",
          "</td>",
          "</table>",
          "<h1>",
          "</h1>",
          "<img alt=\"{{b}}\">",
          "<img src=\"{{c}}\" alt='logo'>",
          "<title>",
          "</title>",
          "<style>",
          "</style>",
          "<!-- {{a}} -->",
          "<!--",
          "-->",
          "<pre>",
          "</pre>",
          "<{{a}}",
          "<p class=\"{{b}}\">",
          "<p style=\"{{c}}\">",
          "\"",
          "'",
          "<textarea>",
          "<select>",
          "<svg>",
          "<xmp>",
          "</xmp>",
          "{{! nothing }}",
          "x<y",
          "field",
          "mergefield0v",
          "<p title=\"",
          "{{{a}}}",
          "{{#a}}",
          "{{/a}}",
          "\u00A0");

  private static final List<String> VALUES =
      List.of(
          "Ada",
          "Keller & Sons",
          "<b>bold</b>",
          "\"quoted\"",
          "it's",
          "  spaced  out ",
          "",
          " ",
          "amp;",
          "#38;",
          "lt",
          "12",
          "https://x.example",
          "mailto:x@example.com",
          "a=b c",
          "--> x",
          "</p>",
          "\u00A0",
          "\uFEFF",
          "\uFFFF",
          "line\nbreak",
          "\u0000",
          "Łucja 😀",
          "&amp;",
          "mergefield0v",
          "$1",
          "\\",
          "#top");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void saysWhatParsingTheWholeMailSays(long seed) {
    Random random = new Random(seed);
    int outlined = 0;
    for (int i = 0; i < 3_000; i++) {
      String body = pieces(random);
      Map<String, Object> values =
          Map.of("a", value(random), "b", value(random), "c", value(random));
      Optional<String> text = outlined(body, values);
      if (text.isPresent()) {
        outlined++;
        assertThat(text.get())
            .as("seed %s: %s with %s", seed, body, values)
            .isEqualTo(HtmlText.of(filled(body, values)));
      }
    }
    assertThat(outlined).isGreaterThan(300);
  }

  @Test
  void knowsAnOrdinaryMail() {
    String body =
        "<html><head><title>{{a}}</title></head><body><table><tr><td><p>Dear {{a}},</p>"
            + "<p>how is {{b}} &amp; all?<br/>Yours</p><a href=\"{{c}}\">Unsubscribe</a>"
            + "</td></tr></table></body></html>";
    Map<String, Object> values =
        Map.of("a", "Ada", "b", "Keller & Sons", "c", "https://x.example/u?a=1&b=2");

    assertThat(outlined(body, values))
        .contains(
            "Dear Ada,\n\nhow is Keller & Sons & all?\nYours\n\n"
                + "Unsubscribe (https://x.example/u?a=1&b=2)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>{{{a}}}</p>",
        "<p>{{#a}}x{{/a}}</p>",
        "<a href={{a}}>x</a>",
        "<p>&{{a}}</p>",
        "<p>&#{{a}};</p>",
        "<{{a}}>",
        "<xmp>{{a}}</xmp>",
        "<p class=\"{{a}}\">x</p>",
        "<style>{{a}}</style>",
        "<a href=\"x\">{{a}}</a>"
      })
  void knowsNothingOfWhatDependsOnMoreThanTheValue(String body) {
    assertThat(outlined(body, Map.of("a", "amp"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "\u0000", "\uFFFF", "\uFEFFa"})
  void leavesOddValuesToTheParser(String value) {
    assertThat(outlined("<p>Dear {{a}}</p>", Map.of("a", value))).isEmpty();
  }

  private static String pieces(Random random) {
    StringBuilder body = new StringBuilder();
    int number = 1 + random.nextInt(9);
    for (int i = 0; i < number; i++) {
      body.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return body.toString();
  }

  private static String value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static Optional<String> outlined(String body, Map<String, Object> values) {
    Optional<TextTemplate> template = template(body);
    if (template.isEmpty()) {
      return Optional.empty();
    }
    Render render = new Render(Map.of());
    List<String> texts = render.keepTexts();
    template.get().fill(render, values, 1_000_000);
    return TextOutline.of(body).flatMap(outline -> outline.fill(new ArrayList<>(texts)));
  }

  private static String filled(String body, Map<String, Object> values) {
    return template(body).orElseThrow().fill(new Render(Map.of()), values, 1_000_000);
  }

  private static Optional<TextTemplate> template(String body) {
    try {
      return Optional.of(TextTemplate.parse(body, TextTemplate.HTML));
    } catch (SyntaxException wrong) {
      return Optional.empty();
    }
  }
}
