package dev.engagement.core.planning;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders what somebody would read only once, and keeps no more of it than whether it may be sent:
 * a simulation asks again and again, and never shows it. Not safe for concurrent use.
 */
final class JudgedContent implements TemplateRenderer {

  private static final Rendering COMPLETE = new Rendering("", "", "", List.of(), Optional.empty());

  private final TemplateRenderer renderer;

  JudgedContent(TemplateRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public CompiledTemplate compile(TemplateContent content) {
    return new Judged(renderer.compile(content));
  }

  private static final class Judged implements CompiledTemplate {

    private final CompiledTemplate template;
    private final Map<Object, Rendering> known = new HashMap<>();

    Judged(CompiledTemplate template) {
      this.template = template;
    }

    @Override
    public List<String> variables() {
      return template.variables();
    }

    @Override
    public List<FieldError> problems() {
      return template.problems();
    }

    @Override
    public Rendering render(Map<String, Object> values) {
      return known.computeIfAbsent(
          requireNonNull(values.get("email")), email -> judge(template.render(values)));
    }

    private static Rendering judge(Rendering rendering) {
      return rendering.complete()
          ? COMPLETE
          : new Rendering("", "", "", rendering.missing(), rendering.problem());
    }
  }
}
