package dev.engagement.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateRenderer;
import dev.engagement.testkit.contract.AtOnce;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of {@link TemplateRenderer}: what every renderer does with plain merge fields. */
public abstract class TemplateRendererContract {

  protected abstract TemplateRenderer renderer();

  private CompiledTemplate compile(String subject, String body) {
    return compile(subject, body, Map.of());
  }

  private CompiledTemplate compile(String subject, String body, Map<String, Object> defaults) {
    return renderer().compile(new TemplateContent(subject, body, defaults));
  }

  @Nested
  class Compile {

    @Test
    void namesTheVariablesOnceInOrderOfAppearance() {
      CompiledTemplate template = compile("{{b}} and {{a|x}}", "<p>{{c}}, {{a}}, {{ b }}</p>");

      assertThat(template.variables()).containsExactly("b", "a", "c");
    }

    @Test
    void namesNoneWhereThereIsNone() {
      assertThat(compile("Hello", "<p>{ not a field }</p>").variables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "body"})
    void refusesAFieldThatIsNotClosed(String field) {
      String subject = field.equals("subject") ? "Hello {{name" : "Hello";
      String body = field.equals("body") ? "<p>{{name" : "<p>Hello</p>";

      assertThatExceptionOfType(EngagementException.class)
          .isThrownBy(() -> compile(subject, body))
          .satisfies(
              refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID);
                assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(field);
              });
    }
  }

  @Nested
  class Render {

    @Test
    void fillsInValues() {
      Rendering rendering =
          compile("Hi {{name}}", "<p>Hi {{ name }} of {{company}}</p>")
              .render(Map.of("name", "Łucja", "company", "Ærø"));

      assertThat(rendering.subject()).isEqualTo("Hi Łucja");
      assertThat(rendering.html()).contains("Hi Łucja of Ærø");
      assertThat(rendering.text()).contains("Hi Łucja of Ærø");
      assertThat(rendering.complete()).isTrue();
    }

    @Test
    void fillsInNumbersAndBooleans() {
      assertThat(
              compile("{{count}} {{yes}}", "x").render(Map.of("count", 7, "yes", true)).subject())
          .isEqualTo("7 true");
    }

    @Test
    void prefersValuesToDefaultsAndDefaultsToFallbacks() {
      CompiledTemplate template =
          compile(
              "{{a|fallback}}, {{b|fallback}}, {{c|fall back}}",
              "x",
              Map.of("a", "default", "b", "default"));

      assertThat(template.render(Map.of("a", "value")).subject())
          .isEqualTo("value, default, fall back");
    }

    @Test
    void tellsWhatIsMissing() {
      Rendering rendering = compile("{{a}}", "{{b}} {{c|there}} {{a}}").render(Map.of());

      assertThat(rendering.missing()).containsExactlyInAnyOrder("a", "b");
      assertThat(rendering.complete()).isFalse();
    }

    @Test
    void escapesValuesInHtmlAlone() {
      Rendering rendering =
          compile("{{name}}", "<p>{{name}}</p>").render(Map.of("name", "<b>A & B</b>"));

      assertThat(rendering.subject()).isEqualTo("<b>A & B</b>");
      assertThat(rendering.html()).contains("&lt;b&gt;A &amp; B&lt;").doesNotContain("<b>");
    }

    @Test
    void neverTakesAValueForATemplate() {
      Rendering rendering = compile("{{a}}", "x").render(Map.of("a", "{{b}}", "b", "reached"));

      assertThat(rendering.subject()).isEqualTo("{{b}}");
    }

    @Test
    void doesNotSendAnEmptySubject() {
      Rendering rendering = compile("{{a}}", "x").render(Map.of("a", " "));

      assertThat(rendering.complete()).isFalse();
    }

    @Test
    void servesTwoThreadsAtOnce() {
      CompiledTemplate template = compile("{{a}}", "<p>{{a}}</p>");

      List<List<String>> rendered =
          AtOnce.both(() -> renderOften(template, "one"), () -> renderOften(template, "two"));

      assertThat(rendered.get(0)).containsOnly("one");
      assertThat(rendered.get(1)).containsOnly("two");
    }

    private List<String> renderOften(CompiledTemplate template, String value) {
      return Stream.generate(() -> template.render(Map.of("a", value)).subject())
          .limit(200)
          .toList();
    }
  }
}
