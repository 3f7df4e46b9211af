package dev.engagement.adapter.javalin;

import dev.engagement.ports.Actor;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.template.Rendering;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.TemplateState;
import dev.engagement.ports.template.Templates;
import dev.engagement.ports.tenant.TenantId;
import dev.engagement.testkit.fixture.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Templates in a map, with versions and without rules. */
final class StubTemplates implements Templates {

  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch release = new CountDownLatch(1);
  final Map<UUID, Template> byId = new TreeMap<>();

  @Override
  public Template create(TenantId tenant, String name, TemplateContent content, Actor actor) {
    TemplateId id = new TemplateId(Given.id());
    return keep(
        new Template(
            tenant,
            id,
            name,
            content,
            TemplateState.DRAFT,
            1,
            List.of(),
            Given.START,
            Given.START,
            0));
  }

  private Template keep(Template template) {
    byId.put(template.id().value(), template);
    return template;
  }

  @Override
  public Template get(TenantId tenant, TemplateId id) {
    return Optional.ofNullable(byId.get(id.value()))
        .filter(found -> found.tenant().equals(tenant))
        .orElseThrow(() -> new EngagementException(ErrorCode.NOT_FOUND, "no template " + id));
  }

  @Override
  public Page<Template> list(TenantId tenant, PageRequest page) {
    List<Template> found =
        byId.values().stream()
            .filter(template -> template.tenant().equals(tenant))
            .filter(
                template ->
                    page.after().isEmpty()
                        || template.id().value().compareTo(page.after().get()) > 0)
            .limit(page.limit() + 1L)
            .toList();
    return Page.of(found, page.limit());
  }

  @Override
  public Template edit(
      TenantId tenant, TemplateId id, TemplateEdit edit, Precondition precondition, Actor actor) {
    Template before = get(tenant, id);
    precondition.check(before.version());
    return keep(
        new Template(
            tenant,
            id,
            edit.name().orElse(before.name()),
            before.content(),
            edit.state().orElse(before.state()),
            1,
            List.of(),
            before.createdAt(),
            before.updatedAt(),
            before.version() + 1));
  }

  @Override
  public Template revise(
      TenantId tenant,
      TemplateId id,
      TemplateContent content,
      Precondition precondition,
      Actor actor) {
    return get(tenant, id);
  }

  @Override
  public void delete(TenantId tenant, TemplateId id, Precondition precondition, Actor actor) {
    precondition.check(get(tenant, id).version());
    byId.remove(id.value());
  }

  @Override
  public Rendering preview(
      TenantId tenant, TemplateContent content, Map<String, Object> variables) {
    if (content.subject().equals("out of order")) {
      throw new IllegalStateException("a message that repeats ada@example.com");
    }
    if (content.subject().equals("out of stack")) {
      throw new StackOverflowError("ada@example.com");
    }
    if (content.subject().equals("wait")) {
      begun.countDown();
      await();
    }
    return new Rendering(
        content.subject(), content.body(), content.body(), List.of(), Optional.empty());
  }

  private void await() {
    try {
      release.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
