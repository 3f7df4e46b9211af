package dev.engagement.adapter.javalin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes the description of the API a page for people. It needs no script, and no other host. */
final class DocsPage {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s API</title>
      <style>
      :root { color-scheme: light dark; --line: #8884; --soft: #8882; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto;
             padding: 2rem 1.5rem 6rem; }
      h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
      code { font-family: ui-monospace, monospace; font-size: .9em; }
      summary { cursor: pointer; padding: .4rem 0; }
      summary code { font-weight: 600; }
      details { border-bottom: 1px solid var(--soft); }
      details > div { padding: 0 0 1rem 1.2rem; }
      table { border-collapse: collapse; width: 100%%; font-size: .95em; }
      th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0;
               border-top: 1px solid var(--soft); }
      nav a { margin-right: 1rem; white-space: nowrap; }
      </style>
      </head>
      <body>
      <h1>%1$s API</h1>
      <p>%2$s</p>
      <p>The same for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
      <nav>%3$s</nav>
      %4$s
      <h2 id="shapes">Shapes</h2>
      %5$s
      </body>
      </html>
      """;

  private final JsonNode document;
  private final DocsTables tables;

  private DocsPage(JsonNode document) {
    this.document = document;
    this.tables = new DocsTables(document);
  }

  static String of(JsonNode document) {
    return new DocsPage(document).page();
  }

  private String page() {
    JsonNode info = document.path("info");
    return PAGE.formatted(
        Html.escape(info.path("title").asText()),
        Html.escape(info.path("description").asText()),
        tags(tag -> "<a href=\"#%1$s\">%2$s</a>".formatted(anchor(tag), Html.escape(tag))),
        tags(this::section),
        tables.shapes());
  }

  private String tags(UnaryOperator<String> rendering) {
    return StreamSupport.stream(document.path("tags").spliterator(), false)
        .map(tag -> rendering.apply(tag.path("name").asText()))
        .collect(Collectors.joining("\n"));
  }

  private static String anchor(String tag) {
    return tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  private String section(String tag) {
    StringBuilder section = new StringBuilder();
    section.append("<h2 id=\"%s\">%s</h2>".formatted(anchor(tag), Html.escape(tag)));
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operation.getValue().path("tags").path(0).asText().equals(tag)) {
          section.append(operation(path.getKey(), operation.getKey(), operation.getValue()));
        }
      }
    }
    return section.toString();
  }

  private String operation(String path, String method, JsonNode operation) {
    return """
        <details><summary><code>%s %s</code> %s</summary><div>
        <p><code>%s</code>: %s</p>
        %s
        </div></details>
        """
        .formatted(
            method.toUpperCase(Locale.ROOT),
            Html.escape(path),
            Html.escape(operation.path("summary").asText()),
            Html.escape(operation.path("operationId").asText()),
            audience(operation),
            tables.of(operation));
  }

  private static String audience(JsonNode operation) {
    if (!operation.has("x-roles")) {
      return "for everyone, without a key";
    }
    if (operation.has("x-platform-only")) {
      return "for the platform's admin alone";
    }
    return StreamSupport.stream(operation.path("x-roles").spliterator(), false)
        .map(role -> Html.escape(role.asText()))
        .collect(Collectors.joining(", ", "for ", ""));
  }
}
