package dev.engagement.adapter.mustache.template;

import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.TemplateContent;
import java.util.Map;

/** Short ways to a rendering. */
final class Rendered {

  private Rendered() {}

  static Rendering of(String subject, String body, Map<String, Object> values) {
    return with(subject, body, Map.of(), values);
  }

  static Rendering with(
      String subject, String body, Map<String, Object> defaults, Map<String, Object> values) {
    return new MustacheRenderer()
        .compile(new TemplateContent(subject, body, defaults))
        .render(values);
  }

  static String text(String body, Map<String, Object> values) {
    return of("Hello", body, values).text();
  }

  static String html(String body, Map<String, Object> values) {
    return of("Hello", body, values).html();
  }
}
