package dev.engagement.adapter.javalin.template;

import dev.engagement.adapter.javalin.template.TemplateRequests.NewTemplate;
import dev.engagement.adapter.javalin.template.TemplateRequests.Preview;
import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Call;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.template.Template;
import dev.engagement.ports.template.TemplateContent;
import dev.engagement.ports.template.TemplateEdit;
import dev.engagement.ports.template.TemplateId;
import dev.engagement.ports.template.Templates;

/** Templates. */
public final class TemplateResource {

  private final Templates templates;

  public TemplateResource(Templates templates) {
    this.templates = templates;
  }

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes
        .on(Operation.TEMPLATE_CREATE, this::create)
        .on(Operation.TEMPLATE_LIST, this::list)
        .on(Operation.TEMPLATE_PREVIEW, this::preview)
        .on(Operation.TEMPLATE_GET, call -> shown(current(call)))
        .on(Operation.TEMPLATE_UPDATE, this::update)
        .on(Operation.TEMPLATE_DELETE, this::delete)
        .on(Operation.TEMPLATE_REVISE, this::revise);
  }

  private Answer create(Call call) {
    NewTemplate wanted = call.read(NewTemplate::read);
    Template created =
        templates.create(call.tenant(), wanted.name(), wanted.content(), call.actor());
    return Answer.created("/api/templates/" + created.id(), TemplateJson.of(created))
        .version(created.version());
  }

  private Answer list(Call call) {
    return call.page()
        .answer(
            templates.list(call.tenant(), call.page().byId()),
            template -> template.id().value(),
            TemplateJson::of);
  }

  private Answer preview(Call call) {
    Preview wanted = call.read(Preview::read);
    TemplateContent content =
        wanted
            .template()
            .map(id -> templates.get(call.tenant(), id).content())
            .or(wanted::content)
            .orElseThrow();
    return Answer.ok(
        RenderingJson.of(templates.preview(call.tenant(), content, wanted.variables())));
  }

  private Answer update(Call call) {
    Template current = current(call);
    Precondition precondition = call.precondition(current.version());
    TemplateEdit edit = call.read(TemplateRequests::edit);
    return shown(templates.edit(call.tenant(), current.id(), edit, precondition, call.actor()));
  }

  private Answer revise(Call call) {
    Template current = current(call);
    Precondition precondition = call.precondition(current.version());
    TemplateContent content = call.read(TemplateRequests::content);
    return shown(
        templates.revise(call.tenant(), current.id(), content, precondition, call.actor()));
  }

  private Answer delete(Call call) {
    Template current = current(call);
    Precondition precondition = call.precondition(current.version());
    templates.delete(call.tenant(), current.id(), precondition, call.actor());
    return Answer.noContent();
  }

  private Template current(Call call) {
    return templates.get(call.tenant(), new TemplateId(call.id("id")));
  }

  private static Answer shown(Template template) {
    return Answer.ok(TemplateJson.of(template)).version(template.version());
  }
}
