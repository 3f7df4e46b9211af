package dev.engagement.adapter.mustache.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateRenderer;

/** Renders Mustache within bounds, and keeps what it parsed. */
public final class MustacheRenderer implements TemplateRenderer {

  private static final long MOST_CHARACTERS_KEPT = 10_000_000;
  private static final int LEAST_WEIGHT = 1_000;

  private final Cache<TemplateContent, CompiledTemplate> compiled =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS_KEPT)
          .weigher(
              (TemplateContent content, CompiledTemplate template) ->
                  LEAST_WEIGHT + content.subject().length() + content.body().length())
          .executor(Runnable::run)
          .build();

  @Override
  public CompiledTemplate compile(TemplateContent content) {
    return compiled.get(content, MustacheTemplate::parse);
  }
}
