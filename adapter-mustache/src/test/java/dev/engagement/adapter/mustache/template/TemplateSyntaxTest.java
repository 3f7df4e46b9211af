package dev.engagement.adapter.mustache.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.TemplateContent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "ab {{name~syntax~line 1, column 4: ",
        "a\\n\\n  {{#a}}x~syntax~line 3, column 3: ",
        "a\\r\\nb{{/a}}~syntax~line 2, column 2: ",
        "a\\rb{{/a}}~syntax~line 2, column 2: ",
        "{{#a}}{{#b}}{{/a}}{{/b}}~syntax~line 1, column 13: ",
        "😀{{}}~syntax~line 1, column 2: ",
        "{{ }}~syntax~line 1, column 1: ",
        "{{{a}}~syntax~line 1, column 1: ",
        "{{a {{b}}~syntax~line 1, column 1: ",
        "{{a\\nb}}~syntax~line 1, column 1: ",
        "{{#a|b}}{{/a|b}}~syntax~line 1, column 1: ",
        "{{a..b}}~syntax~line 1, column 1: ",
        "{{a()}}~syntax~line 1, column 1: ",
        "x{{> other}}~unsupported~line 1, column 2: ",
        "x{{<other}}{{/other}}~unsupported~line 1, column 2: ",
        "x{{$block}}{{/block}}~unsupported~line 1, column 2: ",
        "x{{=<% %>=}}~unsupported~line 1, column 2: ",
      })
  void saysWhatIsWrongAndWhere(String source, String code, String where) {
    String body = source.replace("\\n", "\n").replace("\\r", "\r");

    FieldError error = onlyError(new TemplateContent("Hello", body, Map.of()));

    assertThat(error.field()).isEqualTo("body");
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.message()).startsWith(where);
  }

  @Test
  void looksAtSubjectAndBody() {
    EngagementException refused = refusal(new TemplateContent("{{", "{{/x}}", Map.of()));

    assertThat(refused.code()).isEqualTo(ErrorCode.TEMPLATE_INVALID);
    assertThat(refused.errors()).extracting(FieldError::field).containsExactly("subject", "body");
  }

  @Test
  void leavesBracesOfStylesAlone() {
    String body = "<style>@media x{p{color:red}}</style><p>{ {{a|b}} } }} }</p>";

    assertThat(Rendered.of("Hello", body, Map.of()).html())
        .isEqualTo("<style>@media x{p{color:red}}</style><p>{ b } }} }</p>");
  }

  @Test
  void dropsCommentsOfAnyShape() {
    assertThat(Rendered.text("a{{! two\nlines > $ | }}b", Map.of())).isEqualTo("ab");
  }

  private static FieldError onlyError(TemplateContent content) {
    List<FieldError> errors = refusal(content).errors();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  private static EngagementException refusal(TemplateContent content) {
    return catchThrowableOfType(
        EngagementException.class, () -> new MustacheRenderer().compile(content));
  }
}
