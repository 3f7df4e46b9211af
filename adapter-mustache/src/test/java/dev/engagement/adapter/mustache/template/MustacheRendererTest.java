package dev.engagement.adapter.mustache.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.TemplateContent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MustacheRendererTest {

  @Test
  void fillsInValuesAndDottedNames() {
    Rendering rendering =
        Rendered.of(
            "For {{firstName}}",
            "Dear {{ firstName }} of {{address.city}} ({{Company Name}})",
            Map.of("firstName", "Ada", "address", Map.of("city", "London"), "Company Name", "AE"));

    assertThat(rendering.subject()).isEqualTo("For Ada");
    assertThat(rendering.text()).isEqualTo("Dear Ada of London (AE)");
    assertThat(rendering.complete()).isTrue();
  }

  @Test
  void takesANameWithADotForAWholeNameFirst() {
    assertThat(Rendered.text("{{a.b}}", Map.of("a.b", "whole", "a", Map.of("b", "part"))))
        .isEqualTo("whole");
  }

  @Test
  void namesWhatIsMissingOnceAndInOrder() {
    Rendering rendering =
        Rendered.of(
            "{{company}}",
            "{{address.city}} {{company}} {{blank}} {{#people}}{{name}}{{/people}}",
            Map.of("address", Map.of(), "blank", " ", "people", List.of(Map.of(), Map.of())));

    assertThat(rendering.missing()).containsExactly("company", "address.city", "blank", "name");
    assertThat(rendering.complete()).isFalse();
  }

  @Test
  void takesTheFallbackForAMissingOrEmptyValue() {
    String body = "Hi {{firstName|dear friend}}, {{#list}}{{name|someone}} {{/list}}{{gone|}}!";

    assertThat(
            Rendered.of(
                "Hello",
                body,
                Map.of("firstName", "", "list", List.of(Map.of("name", "Bo"), Map.of()))))
        .satisfies(
            rendering -> {
              assertThat(rendering.text()).isEqualTo("Hi dear friend, Bo someone !");
              assertThat(rendering.complete()).isTrue();
            });
  }

  @Test
  void prefersAValueToADefaultAndADefaultToAFallback() {
    Map<String, Object> defaults = Map.of("a", "default", "b", "default", "d", Map.of("e", "deep"));

    Rendering rendering =
        Rendered.with(
            "Hello",
            "{{a|fallback}} {{b|fallback}} {{c|fallback}} {{d.e}}",
            defaults,
            Map.of("a", "value", "b", ""));

    assertThat(rendering.text()).isEqualTo("value default fallback deep");
  }

  @Test
  void takesAMissingSectionVariableForFalse() {
    String body = "{{#vip}}yes{{/vip}}{{^vip}}no{{/vip}}";

    assertThat(Rendered.text(body, Map.of())).isEqualTo("no");
    assertThat(Rendered.text(body, Map.of("vip", ""))).isEqualTo("no");
    assertThat(Rendered.text(body, Map.of("vip", false))).isEqualTo("no");
    assertThat(Rendered.text(body, Map.of("vip", List.of()))).isEqualTo("no");
    assertThat(Rendered.text(body, Map.of("vip", true))).isEqualTo("yes");
    assertThat(Rendered.text(body, Map.of("vip", "x"))).isEqualTo("yes");
    assertThat(Rendered.of("Hello", body, Map.of()).complete()).isTrue();
  }

  @Test
  void goesThroughListsMapsAndPlainElements() {
    String body = "{{#people}}{{name}} of {{firm}}; {{/people}}{{#words}}[{{.}}]{{/words}}";

    assertThat(
            Rendered.text(
                body,
                Map.of(
                    "firm", "AE",
                    "people", List.of(Map.of("name", "Ada"), Map.of("name", "Bo", "firm", "B")),
                    "words", Arrays.asList("x", 1, true))))
        .isEqualTo("Ada of AE; Bo of B; [x][1][true]");
  }

  @Test
  void escapesValuesInHtmlButNotWhereTheTemplateSaysSo() {
    Map<String, Object> values = Map.of("x", "<b>\"Tom\" & 'Jerry'</b>");

    assertThat(Rendered.html("<p title=\"{{x}}\">{{x}}</p>", values))
        .isEqualTo(
            "<p title=\"&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;\">"
                + "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;</p>");
    assertThat(Rendered.html("<p>{{{x}}}{{& x}}</p>", values))
        .isEqualTo("<p><b>\"Tom\" & 'Jerry'</b><b>\"Tom\" & 'Jerry'</b></p>");
  }

  @Test
  void keepsTheSubjectOnOneLineOfPlainText() {
    Rendering rendering =
        Rendered.of("Re: {{{x}}}", "Hello", Map.of("x", "a & b\r\nBcc: c\u2028d\u0000e "));

    assertThat(rendering.subject()).isEqualTo("Re: a & b Bcc: c d e");
  }

  @Test
  void saysThatTheSubjectCameOutEmpty() {
    Rendering rendering = Rendered.of("{{#vip}}Hello{{/vip}} ", "Hello", Map.of());

    assertThat(rendering.problem()).contains("empty_subject");
    assertThat(rendering.complete()).isFalse();
  }

  @Test
  void writesNumbersTheSameEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      String text =
          Rendered.text(
              "{{a}} {{b}} {{c}} {{d}} {{e}}",
              Map.of(
                  "a",
                  1234567,
                  "b",
                  1234567.5,
                  "c",
                  new BigDecimal("1E+3"),
                  "d",
                  new BigInteger("12345678901234567890"),
                  "e",
                  1e10));

      assertThat(text).isEqualTo("1234567 1234567.5 1000 12345678901234567890 10000000000");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void takesWhatIsNoTextForMissing() {
    Rendering rendering =
        Rendered.of(
            "Hello",
            "{{map}} {{list}} {{object}} {{nan}} {{nothing}}",
            Map.of("map", Map.of(), "list", List.of(1), "object", new Secret(), "nan", Double.NaN));

    assertThat(rendering.missing()).containsExactly("map", "list", "object", "nan", "nothing");
  }

  /** What a template must never reach. */
  static final class Secret {
    private final AtomicBoolean touched = new AtomicBoolean();
    public final String field = "secret";

    public String getName() {
      touched.set(true);
      return "secret";
    }

    private String hidden() {
      touched.set(true);
      return "secret";
    }

    @Override
    public String toString() {
      return hidden();
    }
  }

  @Test
  void reachesNothingInAnObject() {
    Secret secret = new Secret();

    Rendering rendering =
        Rendered.of(
            "Hello",
            "{{o}}{{o.name}}{{o.getName}}{{o.hidden}}{{o.field}}{{o.class.name}}"
                + "{{#o}}{{name}}{{field}}{{toString}}{{.}}{{/o}}{{list.size}}{{entrySet}}{{s.bytes}}",
            Map.of("o", secret, "list", List.of(1), "s", "text"));

    assertThat(rendering.html()).doesNotContain("secret");
    assertThat(rendering.text()).isEmpty();
    assertThat(secret.touched).isFalse();
  }

  @Test
  void listsTheNamesItAsksForOutsideSections() {
    CompiledTemplate template =
        new MustacheRenderer()
            .compile(
                new TemplateContent(
                    "{{company}} {{firstName|you}}",
                    "{{! a note }}{{#people}}{{name}}{{/people}}{{address.city}}{{company}}"
                        + "{{{unsubscribeUrl}}}{{^vip}}{{discount}}{{/vip}}",
                    Map.of()));

    assertThat(template.variables())
        .containsExactly("company", "firstName", "people", "address.city", "vip");
  }

  @Test
  void parsesTheSameContentOnce() {
    MustacheRenderer renderer = new MustacheRenderer();
    TemplateContent content = new TemplateContent("a", "b", Map.of());

    assertThat(renderer.compile(content))
        .isSameAs(renderer.compile(new TemplateContent("a", "b", Map.of())))
        .isNotSameAs(renderer.compile(new TemplateContent("a", "b", Map.of("c", "d"))));
  }

  @Test
  void rendersForManyThreadsAtOnce() {
    CompiledTemplate template =
        new MustacheRenderer()
            .compile(new TemplateContent("{{n}}", "{{#l}}{{n}}-{{.}} {{/l}}{{gone}}", Map.of()));

    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(n -> template.render(Map.of("n", n, "l", List.of(1, 2))))
                .toList())
        .allSatisfy(
            rendering -> {
              String n = rendering.subject();
              assertThat(rendering.text()).isEqualTo(n + "-1 " + n + "-2");
              assertThat(rendering.missing()).containsExactly("gone");
            });
  }
}
