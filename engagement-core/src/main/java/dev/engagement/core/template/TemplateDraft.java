package dev.engagement.core.template;

import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import java.util.List;

/**
 * What a template says, checked, with the names that it asks for.
 *
 * @param variables the names that subject and body ask for at their top level
 */
public record TemplateDraft(String name, TemplateContent content, List<String> variables) {
  public TemplateDraft {
    variables = List.copyOf(variables);
  }

  /** Returns what a stored template says. */
  public static TemplateDraft of(Template template) {
    return new TemplateDraft(template.name(), template.content(), template.variables());
  }
}
