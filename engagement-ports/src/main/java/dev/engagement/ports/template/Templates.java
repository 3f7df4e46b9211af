package dev.engagement.ports.template;

import dev.engagement.ports.Actor;
import dev.engagement.ports.DrivingPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.Precondition;
import dev.engagement.ports.tenant.TenantId;
import java.util.Map;

/** What people do with templates. Every method is confined to the tenant it is given. */
@DrivingPort
public interface Templates {

  /**
   * Writes a new draft.
   *
   * @throws EngagementException with {@link ErrorCode#INVALID_REQUEST} if the name is blank, a text
   *     is too long or a name or subject holds control characters; with {@link
   *     ErrorCode#TEMPLATE_INVALID} if the syntax is wrong
   */
  Template create(TenantId tenant, String name, TemplateContent content, Actor actor);

  /**
   * Returns the template. @throws EngagementException with {@link ErrorCode#NOT_FOUND} if there is
   * none
   */
  Template get(TenantId tenant, TemplateId id);

  /** Returns templates that are not archived, oldest first. */
  Page<Template> list(TenantId tenant, PageRequest page);

  /**
   * Changes a draft, or publishes or archives a template.
   *
   * @throws EngagementException with {@link ErrorCode#TEMPLATE_NOT_EDITABLE} if content is to
   *     change and it is no draft; with {@link ErrorCode#ILLEGAL_TRANSITION}; with {@link
   *     ErrorCode#TEMPLATE_INVALID} if it cannot be published
   */
  Template edit(
      TenantId tenant, TemplateId id, TemplateEdit edit, Precondition precondition, Actor actor);

  /** Publishes the next revision; defaults stay where the content brings none. */
  Template revise(
      TenantId tenant,
      TemplateId id,
      TemplateContent content,
      Precondition precondition,
      Actor actor);

  /**
   * Removes a draft. @throws EngagementException with {@link ErrorCode#TEMPLATE_NOT_DELETABLE} if
   * it is none
   */
  void delete(TenantId tenant, TemplateId id, Precondition precondition, Actor actor);

  /** Renders content without keeping anything. */
  Rendering preview(TenantId tenant, TemplateContent content, Map<String, Object> variables);
}
