package dev.engagement.adapter.javalin.template;

import dev.engagement.adapter.javalin.json.Choice;
import dev.engagement.adapter.javalin.json.JsonObject;
import dev.engagement.adapter.javalin.json.MergeValues;
import dev.engagement.adapter.javalin.json.Values;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What is asked of templates. */
final class TemplateRequests {

  private static final Choice<TemplateState> STATE =
      Choice.of(TemplateState.class, TemplateState::code);

  private TemplateRequests() {}

  /** A template to be written. */
  record NewTemplate(String name, TemplateContent content) {
    static NewTemplate read(JsonObject json) {
      Supplier<String> name = json.required("name", Values.TEXT);
      TemplateContent content = TemplateRequests.content(json);
      return new NewTemplate(name.get(), content);
    }
  }

  /**
   * A template to be rendered with variables.
   *
   * @param content what to render where no template is named
   */
  record Preview(
      Optional<TemplateId> template,
      Optional<TemplateContent> content,
      Map<String, Object> variables) {

    static Preview read(JsonObject json) {
      Optional<Map<String, Object>> variables = json.optional("variables", MergeValues.READER);
      Optional<UUID> template = json.optional("templateId", Values.ID);
      Optional<TemplateContent> content =
          json.has("templateId") ? Optional.empty() : Optional.of(TemplateRequests.content(json));
      return new Preview(template.map(TemplateId::new), content, variables.orElse(Map.of()));
    }
  }

  static TemplateContent content(JsonObject json) {
    Supplier<String> subject = json.required("subject", Values.TEXT);
    Supplier<String> body = json.required("body", Values.TEXT);
    Optional<Map<String, Object>> defaults = json.optional("defaults", MergeValues.READER);
    return new TemplateContent(subject.get(), body.get(), defaults.orElse(Map.of()));
  }

  static TemplateEdit edit(JsonObject json) {
    return new TemplateEdit(
        json.optional("name", Values.TEXT),
        json.optional("subject", Values.TEXT),
        json.optional("body", Values.TEXT),
        json.optional("defaults", MergeValues.READER),
        json.optional("state", STATE));
  }
}
