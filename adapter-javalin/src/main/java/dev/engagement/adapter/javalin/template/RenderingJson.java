package dev.engagement.adapter.javalin.template;

import dev.engagement.ports.template.Rendering;
import java.util.List;
import java.util.Optional;

/** What a template comes to. */
record RenderingJson(
    String subject, String html, String text, List<String> missing, Optional<String> problem) {

  static RenderingJson of(Rendering rendering) {
    return new RenderingJson(
        rendering.subject(),
        rendering.html(),
        rendering.text(),
        rendering.missing(),
        rendering.problem());
  }
}
