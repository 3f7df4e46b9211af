package dev.engagement.testkit;

import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.template.TemplateStore;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryTemplateStore implements TemplateStore {

  private final InMemoryDatabase database;
  private final Table<UUID, Template> templates;

  InMemoryTemplateStore(InMemoryDatabase database) {
    this.database = database;
    this.templates = database.tables.templates;
  }

  @Override
  public void add(Template template) {
    database.enter(template.tenant());
    database.require(template.version() == 0, "a new template is at version 0");
    templates.add(template.tenant(), template.id().value(), template);
  }

  @Override
  public Optional<Template> find(TenantId tenant, TemplateId id) {
    database.enter(tenant);
    return templates.find(tenant, id.value());
  }

  @Override
  public Map<TemplateId, Template> findAll(TenantId tenant, Collection<TemplateId> ids) {
    database.enter(tenant);
    Map<TemplateId, Template> found = new HashMap<>();
    ids.forEach(id -> templates.find(tenant, id.value()).ifPresent(row -> found.put(id, row)));
    return found;
  }

  @Override
  public Page<Template> list(TenantId tenant, PageRequest page) {
    database.enter(tenant);
    return Table.page(
        templates.of(tenant), template -> template.state() != TemplateState.ARCHIVED, page);
  }

  @Override
  public Template update(Template template) {
    requireCurrent(template);
    Template stored =
        new Template(
            template.tenant(),
            template.id(),
            template.name(),
            template.content(),
            template.state(),
            template.revision(),
            template.variables(),
            template.createdAt(),
            template.updatedAt(),
            template.version() + 1);
    templates.put(template.tenant(), template.id().value(), stored);
    return stored;
  }

  @Override
  public void remove(Template template) {
    requireCurrent(template);
    templates.remove(template.tenant(), template.id().value());
  }

  private void requireCurrent(Template template) {
    database.enter(template.tenant());
    Optional<Template> stored = templates.find(template.tenant(), template.id().value());
    if (stored.isEmpty() || stored.get().version() != template.version()) {
      throw database.refusal(ErrorCode.STALE_VERSION, "the template was changed meanwhile");
    }
  }
}
