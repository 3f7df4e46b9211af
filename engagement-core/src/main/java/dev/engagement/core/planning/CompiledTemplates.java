package dev.engagement.core.planning;

import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Remembers the templates that were used last in parsed form. Safe for concurrent use. */
final class CompiledTemplates {

  private static final int MOST = 500;

  private final Function<TemplateContent, CompiledTemplate> compiler;
  private final Map<TemplateId, Compiled> latest = new LinkedHashMap<>(16, 0.75f, true);

  CompiledTemplates(Function<TemplateContent, CompiledTemplate> compiler) {
    this.compiler = compiler;
  }

  /** Returns the template's current revision, or empty if it cannot be parsed. */
  Optional<CompiledTemplate> of(Template template) {
    Optional<CompiledTemplate> known = known(template);
    if (known.isPresent()) {
      return known;
    }
    Optional<CompiledTemplate> compiled = compile(template.content());
    compiled.ifPresent(fresh -> remember(template, fresh));
    return compiled;
  }

  private Optional<CompiledTemplate> known(Template template) {
    synchronized (latest) {
      Compiled known = latest.get(template.id());
      return known != null && known.content().equals(template.content())
          ? Optional.of(known.template())
          : Optional.empty();
    }
  }

  private void remember(Template template, CompiledTemplate compiled) {
    synchronized (latest) {
      latest.put(template.id(), new Compiled(template.content(), compiled));
      if (latest.size() > MOST) {
        latest.remove(latest.keySet().iterator().next());
      }
    }
  }

  private Optional<CompiledTemplate> compile(TemplateContent content) {
    try {
      return Optional.of(compiler.apply(content));
    } catch (EngagementException refused) {
      if (refused.code() != ErrorCode.TEMPLATE_INVALID) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  private record Compiled(TemplateContent content, CompiledTemplate template) {}
}
