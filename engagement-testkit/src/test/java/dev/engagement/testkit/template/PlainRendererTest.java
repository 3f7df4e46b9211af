package dev.engagement.testkit.template;

import dev.engagement.ports.template.TemplateRenderer;

class PlainRendererTest extends TemplateRendererContract {

  @Override
  protected TemplateRenderer renderer() {
    return new PlainRenderer();
  }
}
