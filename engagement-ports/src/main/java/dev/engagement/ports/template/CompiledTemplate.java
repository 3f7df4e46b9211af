package dev.engagement.ports.template;

import dev.engagement.ports.FieldError;
import java.util.List;
import java.util.Map;

/** A parsed template. Immutable and safe for concurrent use. */
public interface CompiledTemplate {

  /**
   * Returns the names that subject and body ask for at their top level, in order of appearance,
   * without built-in ones.
   */
  List<String> variables();

  /**
   * Returns what keeps it from being rendered, whatever the values; each names the subject or body,
   * and the line and column.
   */
  List<FieldError> problems();

  /**
   * Fills in the values, and the template's defaults where they are missing. Output, nesting and
   * iterations are bounded.
   *
   * @return what came out; where a value without fallback is missing or a bound is exceeded, it
   *     says so and its texts are not to be sent
   */
  Rendering render(Map<String, Object> values);
}
