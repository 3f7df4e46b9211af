package dev.engagement.ports.template;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a template came to for one recipient.
 *
 * @param subject one line of plain text
 * @param html the body as HTML, values escaped
 * @param text the body as plain text
 * @param missing the names of variables that had neither value nor fallback; then there is an empty
 *     place in the texts
 * @param problem what else stands in the way of sending it: {@code output_too_large}, {@code
 *     nesting_too_deep}, {@code empty_subject}
 */
public record Rendering(
    String subject, String html, String text, List<String> missing, Optional<String> problem) {
  public Rendering {
    requireNonNull(subject, "subject");
    requireNonNull(html, "html");
    requireNonNull(text, "text");
    missing = List.copyOf(missing);
    requireNonNull(problem, "problem");
  }

  /** Returns whether this may be sent. */
  public boolean complete() {
    return missing.isEmpty() && problem.isEmpty();
  }
}
