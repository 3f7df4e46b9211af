package dev.engagement.ports.template;

import static java.util.Objects.requireNonNull;

import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * A template with its current content.
 *
 * @param revision the number of the content, from 1
 * @param variables the names that subject and body ask for at their top level, in order of
 *     appearance
 * @param version raised by every change
 */
public record Template(
    TenantId tenant,
    TemplateId id,
    String name,
    TemplateContent content,
    TemplateState state,
    int revision,
    List<String> variables,
    Instant createdAt,
    Instant updatedAt,
    long version) {
  public Template {
    requireNonNull(tenant, "tenant");
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(content, "content");
    requireNonNull(state, "state");
    variables = List.copyOf(variables);
    if (revision < 1) {
      throw new IllegalArgumentException("revisions are numbered from 1; was " + revision);
    }
  }
}
