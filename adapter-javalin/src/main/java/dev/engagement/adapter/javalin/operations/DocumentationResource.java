package dev.engagement.adapter.javalin.operations;

import dev.engagement.adapter.javalin.web.Answer;
import dev.engagement.adapter.javalin.web.Operation;
import dev.engagement.adapter.javalin.web.Routes;

/** The description of this API, for programs and for people. */
public final class DocumentationResource {

  private final Answer document = Answer.json(200, OpenApiDocument.text());
  private final Answer page =
      Answer.text(200, "text/html; charset=utf-8", DocsPage.of(OpenApiDocument.tree()));

  /** Adds the routes of this resource. */
  public void addTo(Routes routes) {
    routes.on(Operation.OPEN_API, call -> document).on(Operation.DOCS, call -> page);
  }
}
