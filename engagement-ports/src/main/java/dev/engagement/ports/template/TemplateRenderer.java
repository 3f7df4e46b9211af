package dev.engagement.ports.template;

import dev.engagement.ports.CrossTenant;
import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;

/**
 * Understands merge fields: Mustache, with {@code {{name|fallback}}} for a text that stands in for
 * a missing value. Safe for concurrent use. Values are maps, lists, text, numbers and booleans;
 * nothing else is reached.
 */
@DrivenPort
public interface TemplateRenderer {

  /**
   * Parses subject and body.
   *
   * @throws EngagementException with {@link ErrorCode#TEMPLATE_INVALID} if the syntax is wrong; the
   *     errors name the field ({@code subject} or {@code body}), line and column
   */
  @CrossTenant("a pure function of its argument")
  CompiledTemplate compile(TemplateContent content);
}
