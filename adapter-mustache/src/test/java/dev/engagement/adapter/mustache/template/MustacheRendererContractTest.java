package dev.engagement.adapter.mustache.template;

import dev.engagement.ports.template.TemplateRenderer;
import dev.engagement.testkit.template.TemplateRendererContract;

class MustacheRendererContractTest extends TemplateRendererContract {

  private final MustacheRenderer renderer = new MustacheRenderer();

  @Override
  protected TemplateRenderer renderer() {
    return renderer;
  }
}
