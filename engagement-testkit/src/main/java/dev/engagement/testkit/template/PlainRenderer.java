package dev.engagement.testkit.template;

import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateRenderer;

/**
 * Fills in {@code {{name}}} and {@code {{name|fallback}}} and knows nothing else of Mustache:
 * enough to plan and send with.
 */
public final class PlainRenderer implements TemplateRenderer {

  @Override
  public CompiledTemplate compile(TemplateContent content) {
    return new PlainTemplate(
        PlainText.parse("subject", content.subject()),
        PlainText.parse("body", content.body()),
        content.defaults());
  }
}
