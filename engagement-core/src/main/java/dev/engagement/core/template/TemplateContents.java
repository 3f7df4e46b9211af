package dev.engagement.core.template;

import dev.engagement.core.TextRules;
import dev.engagement.core.ValueRules;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.FieldError;
import dev.engagement.ports.template.CompiledTemplate;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks what templates say, and finds out what changed. */
final class TemplateContents {

  private final TemplateRenderer renderer;

  TemplateContents(TemplateRenderer renderer) {
    this.renderer = renderer;
  }

  /** Returns what the template is to say, unchecked. */
  static TemplateDraft edited(Template template, TemplateEdit edit) {
    TemplateContent before = template.content();
    TemplateContent content =
        new TemplateContent(
            edit.subject().orElse(before.subject()),
            edit.body().orElse(before.body()),
            edit.defaults().orElse(before.defaults()));
    return new TemplateDraft(edit.name().orElse(template.name()), content, template.variables());
  }

  /** Returns the next content; defaults stay where it brings none. */
  static TemplateContent next(TemplateContent before, TemplateContent content) {
    return content.defaults().isEmpty()
        ? new TemplateContent(content.subject(), content.body(), before.defaults())
        : content;
  }

  /** Returns the codes of the parts that differ, in a fixed order. */
  static String changed(Template before, Template after) {
    List<String> parts = new ArrayList<>();
    add(parts, "name", before.name(), after.name());
    add(parts, "subject", before.content().subject(), after.content().subject());
    add(parts, "body", before.content().body(), after.content().body());
    add(parts, "defaults", before.content().defaults(), after.content().defaults());
    add(parts, "state", before.state(), after.state());
    return String.join(",", parts);
  }

  private static void add(List<String> parts, String code, Object before, Object after) {
    if (!before.equals(after)) {
      parts.add(code);
    }
  }

  /** Checks name and content, and returns them with the names that they ask for. */
  TemplateDraft checked(String name, TemplateContent content) {
    TextRules rules = new TextRules().name("name", name);
    check(rules, content);
    return new TemplateDraft(name, content, compile(content).variables());
  }

  /** Checks content and values, and returns it parsed. */
  CompiledTemplate preview(TemplateContent content, Map<String, Object> variables) {
    TextRules rules = new TextRules();
    ValueRules.check(rules, "variables", variables);
    check(rules, content);
    return compile(content);
  }

  /** Refuses what must not be published. */
  void publishable(TemplateContent content) {
    if (content.subject().isBlank()) {
      throw EngagementException.invalid(
          ErrorCode.TEMPLATE_INVALID,
          new FieldError("subject", "empty_subject", "line 1, column 1: the subject is empty"));
    }
    List<FieldError> problems = compile(content).problems();
    if (!problems.isEmpty()) {
      throw new EngagementException(
          ErrorCode.TEMPLATE_INVALID, "the template cannot be rendered", problems);
    }
  }

  private static void check(TextRules rules, TemplateContent content) {
    rules.subject("subject", content.subject()).body("body", content.body());
    ValueRules.check(rules, "defaults", content.defaults());
    rules.verify();
  }

  private CompiledTemplate compile(TemplateContent content) {
    return renderer.compile(content);
  }
}
