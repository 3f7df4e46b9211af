package dev.engagement.core.template;

import dev.engagement.core.audit.AuditRecorder;
import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.audit.AuditEventType;
import dev.engagement.ports.audit.AuditPayload;
import dev.engagement.ports.audit.AuditSubject;
import dev.engagement.ports.embedding.Stores;
import dev.engagement.ports.embedding.Surroundings;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.template.Templates;
import dev.engagement.ports.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes, publishes, revises and archives templates. */
public final class TemplateService implements Templates {

  private final Stores stores;
  private final Surroundings surroundings;
  private final TemplateContents contents;
  private final TemplateChanges changes;
  private final AuditRecorder audit;

  public TemplateService(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
    this.contents = new TemplateContents(surroundings.renderer());
    this.changes = new TemplateChanges(contents, surroundings.clock());
    this.audit = new AuditRecorder(stores.auditLog(), surroundings.ids());
  }

  @Override
  public Template create(TenantId tenant, String name, TemplateContent content, Actor actor) {
    TemplateDraft draft = contents.checked(name, content);
    TemplateId id = new TemplateId(surroundings.ids().next());
    Template template = TemplateLifecycle.create(tenant, id, draft, now());
    return stores.unitOfWork().inOne(tenant, () -> add(template, actor));
  }

  @Override
  public Template get(TenantId tenant, TemplateId id) {
    return stores.unitOfWork().inOne(tenant, () -> find(tenant, id));
  }

  @Override
  public Page<Template> list(TenantId tenant, PageRequest page) {
    return stores.unitOfWork().inOne(tenant, () -> stores.templates().list(tenant, page));
  }

  @Override
  public Template edit(
      TenantId tenant, TemplateId id, TemplateEdit edit, Precondition precondition, Actor actor) {
    return change(tenant, id, precondition, actor, template -> changes.edit(template, edit));
  }

  @Override
  public Template revise(
      TenantId tenant,
      TemplateId id,
      TemplateContent content,
      Precondition precondition,
      Actor actor) {
    return change(tenant, id, precondition, actor, template -> changes.revise(template, content));
  }

  @Override
  public void delete(TenantId tenant, TemplateId id, Precondition precondition, Actor actor) {
    stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              Template template = find(tenant, id);
              precondition.check(template.version());
              return remove(template, actor);
            });
  }

  @Override
  public Rendering preview(
      TenantId tenant, TemplateContent content, Map<String, Object> variables) {
    return contents.preview(content, variables).render(variables);
  }

  private Template change(
      TenantId tenant,
      TemplateId id,
      Precondition precondition,
      Actor actor,
      UnaryOperator<Template> change) {
    return stores
        .unitOfWork()
        .inOne(
            tenant,
            () -> {
              Template before = find(tenant, id);
              precondition.check(before.version());
              return store(before, change.apply(before), actor);
            });
  }

  private Template store(Template before, Template after, Actor actor) {
    if (after.equals(before)) {
      return before;
    }
    Template stored = stores.templates().update(after);
    AuditPayload payload = payload(stored).with("changed", TemplateContents.changed(before, after));
    record(type(before, stored), stored, actor, payload);
    return stored;
  }

  private static AuditEventType type(Template before, Template after) {
    if (after.revision() != before.revision()) {
      return AuditEventType.TEMPLATE_REVISED;
    }
    if (after.state() == before.state()) {
      return AuditEventType.TEMPLATE_EDITED;
    }
    return after.state() == TemplateState.PUBLISHED
        ? AuditEventType.TEMPLATE_PUBLISHED
        : AuditEventType.TEMPLATE_ARCHIVED;
  }

  private Template add(Template template, Actor actor) {
    stores.templates().add(template);
    record(AuditEventType.TEMPLATE_CREATED, template, actor, payload(template));
    return template;
  }

  private Template remove(Template template, Actor actor) {
    if (template.state() != TemplateState.DRAFT) {
      throw new EngagementException(
          ErrorCode.TEMPLATE_NOT_DELETABLE, "template is " + template.state().code());
    }
    stores.templates().remove(template);
    record(AuditEventType.TEMPLATE_DELETED, template, actor, payload(template));
    return template;
  }

  private Template find(TenantId tenant, TemplateId id) {
    return stores
        .templates()
        .find(tenant, id)
        .orElseThrow(
            () -> new EngagementException(ErrorCode.NOT_FOUND, "there is no such template"));
  }

  private Instant now() {
    return surroundings.clock().instant();
  }

  private static AuditPayload payload(Template template) {
    return AuditPayload.EMPTY
        .with("state", template.state().code())
        .with("revision", template.revision());
  }

  private void record(AuditEventType type, Template template, Actor actor, AuditPayload payload) {
    AuditSubject subject = AuditSubject.of("template", template.id().value());
    audit.record(template.tenant(), type, subject, now(), actor, payload);
  }
}
