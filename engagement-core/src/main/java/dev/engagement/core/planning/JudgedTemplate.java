package dev.engagement.core.planning;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Rendering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders what somebody would read only once, and keeps no more of it than whether it may be sent:
 * a simulation asks again and again, and never shows it. Not safe for concurrent use.
 */
final class JudgedTemplate implements CompiledTemplate {

  private static final Rendering COMPLETE = new Rendering("", "", "", List.of(), Optional.empty());

  private final CompiledTemplate template;
  private final Map<Object, Rendering> known = new HashMap<>();

  JudgedTemplate(CompiledTemplate template) {
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
