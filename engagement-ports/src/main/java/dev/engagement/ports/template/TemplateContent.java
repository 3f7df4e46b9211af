package dev.engagement.ports.template;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a template says.
 *
 * @param subject plain text with merge fields
 * @param body HTML with merge fields, or plain text where it holds no tag
 * @param defaults values for variables that a recipient does not have: maps, lists, text, numbers
 *     and booleans
 */
public record TemplateContent(String subject, String body, Map<String, Object> defaults) {
  public TemplateContent {
    requireNonNull(subject, "subject");
    requireNonNull(body, "body");
    defaults = Map.copyOf(defaults);
  }
}
