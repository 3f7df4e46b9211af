package dev.engagement.adapter.javalin.template;

import dev.engagement.ports.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A template. */
record TemplateJson(
    UUID id,
    UUID customerId,
    String name,
    String subject,
    String body,
    Map<String, Object> defaults,
    String state,
    int revision,
    List<String> variables,
    Instant createdAt,
    Instant updatedAt) {

  static TemplateJson of(Template template) {
    return new TemplateJson(
        template.id().value(),
        template.tenant().value(),
        template.name(),
        template.content().subject(),
        template.content().body(),
        template.content().defaults(),
        template.state().code(),
        template.revision(),
        template.variables(),
        template.createdAt(),
        template.updatedAt());
  }
}
