package dev.engagement.ports.template;

import dev.engagement.ports.DrivenPort;
import dev.engagement.ports.EngagementException;
import dev.engagement.ports.ErrorCode;
import dev.engagement.ports.Page;
import dev.engagement.ports.PageRequest;
import dev.engagement.ports.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Keeps templates and their revisions. Every method is confined to the tenant it is given. */
@DrivenPort
public interface TemplateStore {

  /** Adds a new template at version 0, with its revision 1. */
  void add(Template template);

  /**
   * Returns the template with its current content, or empty if this tenant has none with that id.
   */
  Optional<Template> find(TenantId tenant, TemplateId id);

  /**
   * Returns those of the templates that this tenant has, with their current content, in whatever
   * state.
   */
  Map<TemplateId, Template> findAll(TenantId tenant, Collection<TemplateId> ids);

  /** Returns templates that are not archived, in the order of their ids. */
  Page<Template> list(TenantId tenant, PageRequest page);

  /**
   * Replaces the stored template if it is still at {@code template.version()}. Content of the same
   * revision is replaced in place; a higher revision is kept beside those before it.
   *
   * @return the template as stored, one version on
   * @throws EngagementException with {@link ErrorCode#STALE_VERSION} if another writer came first;
   *     nothing is written
   */
  Template update(Template template);

  /**
   * Removes the template with its revisions if it is still at {@code template.version()}.
   *
   * @throws EngagementException with {@link ErrorCode#STALE_VERSION} if another writer came first;
   *     nothing is written
   */
  void remove(Template template);
}
